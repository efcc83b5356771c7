"""The networks of the workloads in PyTorch, as its users write them."""

from torch import Tensor, nn

from workloads import Autoencoder, Classifier, Signal


class DigitClassifier(nn.Module):
    """Images (batch, steps, inputs) to ten logits each."""

    def __init__(self, workload: Classifier):
        super().__init__()
        self.rnn = nn.LSTM(workload.input_size, workload.hidden_size, workload.levels, batch_first=True)
        self.out = nn.Linear(workload.hidden_size, 10)

    def forward(self, images: Tensor) -> Tensor:
        answers, _ = self.rnn(images)
        return self.out(answers[:, -1])


class ImageAutoencoder(nn.Module):
    """Images (batch, 784) to their reconstructions."""

    def __init__(self, workload: Autoencoder):
        super().__init__()
        self.encoder = nn.Sequential(*dense(workload.sizes))
        self.decoder = nn.Sequential(*dense(workload.sizes[::-1]), nn.Sigmoid())

    def forward(self, images: Tensor) -> Tensor:
        return self.decoder(self.encoder(images))


def dense(sizes: tuple[int, ...]) -> list[nn.Module]:
    """Linear layers with tanh between them."""
    layers: list[nn.Module] = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.Tanh()]
    return layers[:-1]


class SignalNetwork(nn.Module):
    """A segment (1, points, 1) and a state to a prediction of the same shape and the next state."""

    def __init__(self, workload: Signal):
        super().__init__()
        layer = nn.LSTM if workload.cell == "lstm" else nn.RNN
        self.rnn = layer(1, workload.hidden_size, batch_first=True)
        self.out = nn.Linear(workload.hidden_size, 1)

    def forward(self, segment: Tensor, state):
        answers, state = self.rnn(segment, state)
        return self.out(answers), state


def reset(network: nn.Module) -> None:
    """Draws new weights into the same memory: another network would be compiled again."""
    for module in network.modules():
        if isinstance(module, (nn.Linear, nn.RNNBase)):
            module.reset_parameters()
