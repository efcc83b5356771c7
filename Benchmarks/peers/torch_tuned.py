"""PyTorch with what makes it fastest on a CPU, found by trial; README.md says what was tried."""

from collections.abc import Callable
from time import perf_counter

import torch
from torch import Tensor, nn
from torch.func import functional_call
from torch.nn.functional import cross_entropy, linear, mse_loss

from networks import DigitClassifier, ImageAutoencoder, SignalNetwork, reset
from torch_compiled import adam, adam_state, compiled, parameters_of, sgd
from torch_compiled import training_step, unrolled_lstm, unrolled_rnn
from torch_eager import first_state, labeled, start
from workloads import TEST_IMAGES, Autoencoder, Classifier, Result, Signal, signals

__all__ = ["prepare_autoencoder", "prepare_classifier", "prepare_signal", "start"]


def unrolling_helps(workload: Classifier) -> bool:
    """Where nn.LSTM is slower than a compiled loop over its steps; 784 steps would take the compiler too long."""
    return workload.levels == 1 and workload.hidden_size <= 64 and workload.input_size == 28


class TimeFirst(nn.Module):
    """The classifier as oneDNN likes it: steps before images, and only the last state is asked for."""

    def __init__(self, network: DigitClassifier):
        super().__init__()
        network.rnn.batch_first = False
        self.rnn, self.out = network.rnn, network.out

    def forward(self, images: Tensor) -> Tensor:
        _, (hidden, _) = self.rnn(images.transpose(0, 1))
        return self.out(hidden[-1])


def accuracy(network: nn.Module, images: Tensor, labels: Tensor) -> float:
    with torch.inference_mode():
        return (network(images).argmax(1) == labels).float().mean().item()


def prepare_classifier(workload: Classifier) -> Callable[[int], Result]:
    return (prepare_compiled_classifier if unrolling_helps(workload) else prepare_plain_classifier)(workload)


def prepare_plain_classifier(workload: Classifier) -> Callable[[int], Result]:
    images, labels = labeled("train", workload.images, workload.input_size)
    test = labeled("test", TEST_IMAGES, workload.input_size)

    def train(seed: int) -> Result:
        torch.manual_seed(seed)
        network = TimeFirst(DigitClassifier(workload))
        optimizer = torch.optim.Adam(network.parameters(), lr=workload.learning_rate, fused=True)
        losses = []
        start = perf_counter()
        for batch in torch.randperm(len(images)).split(workload.batch_size):
            loss = cross_entropy(network(images[batch]), labels[batch])
            loss.backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(loss.detach())
        losses = torch.stack(losses).tolist()
        seconds = perf_counter() - start
        return Result(seconds, losses, accuracy(network, *test))

    return train


def prepare_compiled_classifier(workload: Classifier) -> Callable[[int], Result]:
    images, labels = labeled("train", workload.images, workload.input_size)
    test = labeled("test", TEST_IMAGES, workload.input_size)
    network = TimeFirst(DigitClassifier(workload))
    parameters = parameters_of(network)

    def loss_of(weights, batch, labels_of_batch):
        zeros = batch.new_zeros(1, len(batch), workload.hidden_size)
        answers, _ = unrolled_lstm(weights, batch.transpose(0, 1), (zeros, zeros))
        return cross_entropy(linear(answers[-1], weights["out.weight"], weights["out.bias"]), labels_of_batch), ()

    step = training_step(loss_of, adam, workload.learning_rate)
    compiled_step = compiled(step)

    @torch.no_grad()
    def train(seed: int) -> Result:
        torch.manual_seed(seed)
        reset(network)
        state = adam_state(parameters)
        losses, accuracies = [], []
        start = perf_counter()
        for number, batch in enumerate(torch.randperm(len(images)).split(workload.batch_size)):
            # The last batch may be smaller: not worth a graph of its own.
            run = compiled_step if len(batch) == workload.batch_size else step
            losses.append(run(parameters, state, images[batch], labels[batch])[0])
            if workload.interval and number % workload.interval == 0:
                accuracies.append(accuracy(network, *test))
        losses = torch.stack(losses).tolist()
        seconds = perf_counter() - start
        return Result(seconds, losses, accuracy(network, *test))

    return train


def prepare_autoencoder(workload: Autoencoder) -> Callable[[int], Result]:
    images = labeled("train", workload.images, input_size=1)[0].flatten(1)
    network = ImageAutoencoder(workload)
    parameters = parameters_of(network)

    def loss_of(weights, batch):
        return mse_loss(functional_call(network, weights, batch), batch), ()

    step = training_step(loss_of, adam, workload.learning_rate)
    compiled_step = compiled(step)

    @torch.no_grad()
    def train(seed: int) -> Result:
        torch.manual_seed(seed)
        reset(network)
        state = adam_state(parameters)
        losses, frames = [], []
        start = perf_counter()
        for number, batch in enumerate(torch.randperm(len(images)).split(workload.batch_size)):
            run = compiled_step if len(batch) == workload.batch_size else step
            losses.append(run(parameters, state, images[batch])[0])
            if number % workload.interval == 0:
                frames.append(network(images[: workload.shown_images]))
        losses = torch.stack(losses).tolist()
        return Result(perf_counter() - start, losses)

    return train


def prepare_signal(workload: Signal) -> Callable[[int], Result]:
    segments = [(torch.from_numpy(inputs), torch.from_numpy(targets)) for inputs, targets in signals(workload)]
    network = SignalNetwork(workload)
    parameters = parameters_of(network)
    layer, update = (unrolled_lstm, sgd) if workload.cell == "lstm" else (unrolled_rnn, adam)

    def loss_of(weights, inputs, targets, state):
        answers, state = layer(weights, inputs.transpose(0, 1), state)
        prediction = linear(answers, weights["out.weight"], weights["out.bias"]).transpose(0, 1)
        return mse_loss(prediction, targets), (prediction, state)

    step = compiled(training_step(loss_of, update, workload.learning_rate))

    @torch.no_grad()
    def train(seed: int) -> Result:
        torch.manual_seed(seed)
        reset(network)
        moments = adam_state(parameters)
        state = first_state(workload)
        losses, predictions = [], []
        start = perf_counter()
        for inputs, targets in segments:
            loss, (prediction, state) = step(parameters, moments, inputs, targets, state)
            losses.append(loss)
            predictions.append(prediction)
        losses = torch.stack(losses).tolist()
        return Result(perf_counter() - start, losses)

    return train
