"""PyTorch as its users write it: no compiler, no option that one has to know of; or with the two that most know of."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

import torch
from torch import Tensor, nn

from networks import DigitClassifier, ImageAutoencoder, SignalNetwork, reset
from workloads import TEST_IMAGES, Autoencoder, Classifier, Result, Signal, digits, pixels, signals


@dataclass(frozen=True)
class Recipe:
    """Whether the model goes through torch.compile, and Adam's update is one kernel."""

    compiles: bool = False

    def prepared(self, network: nn.Module) -> nn.Module:
        return torch.compile(network) if self.compiles else network

    def adam(self, parameters: Iterable[nn.Parameter], learning_rate: float) -> torch.optim.Optimizer:
        return torch.optim.Adam(parameters, lr=learning_rate, fused=self.compiles)


PLAIN = Recipe()


def start() -> dict[str, str]:
    """Uses all cores; what is measured."""
    torch.set_num_threads(os.cpu_count() or 1)
    return {"torch": torch.__version__}


def labeled(part: str, count: int, input_size: int) -> tuple[Tensor, Tensor]:
    images, labels = digits(part)
    return torch.from_numpy(pixels(images[:count], input_size)), torch.from_numpy(labels[:count]).long()


def accuracy(network: nn.Module, images: Tensor, labels: Tensor) -> float:
    with torch.no_grad():
        return (network(images).argmax(1) == labels).float().mean().item()


def prepare_classifier(workload: Classifier, recipe: Recipe = PLAIN) -> Callable[[int], Result]:
    images, labels = labeled("train", workload.images, workload.input_size)
    test = labeled("test", TEST_IMAGES, workload.input_size)
    network = recipe.prepared(DigitClassifier(workload))

    def train(seed: int) -> Result:
        torch.manual_seed(seed)
        reset(network)
        optimizer = recipe.adam(network.parameters(), workload.learning_rate)
        losses, accuracies = [], []
        start = perf_counter()
        for step, batch in enumerate(torch.randperm(len(images)).split(workload.batch_size)):
            loss = nn.functional.cross_entropy(network(images[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            if workload.interval and step % workload.interval == 0:
                accuracies.append(accuracy(network, *test))
        seconds = perf_counter() - start
        return Result(seconds, losses, accuracy(network, *test))

    return train


def prepare_autoencoder(workload: Autoencoder, recipe: Recipe = PLAIN) -> Callable[[int], Result]:
    images = labeled("train", workload.images, input_size=1)[0].flatten(1)
    network = recipe.prepared(ImageAutoencoder(workload))

    def train(seed: int) -> Result:
        torch.manual_seed(seed)
        reset(network)
        optimizer = recipe.adam(network.parameters(), workload.learning_rate)
        losses, frames = [], []
        start = perf_counter()
        for step, indices in enumerate(torch.randperm(len(images)).split(workload.batch_size)):
            batch = images[indices]
            loss = nn.functional.mse_loss(network(batch), batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            if step % workload.interval == 0:
                with torch.no_grad():
                    frames.append(network(images[: workload.shown_images]))
        return Result(perf_counter() - start, losses)

    return train


def first_state(workload: Signal):
    """An LSTM starts from normal draws, a plain RNN from zeros."""
    if workload.cell == "lstm":
        return torch.randn(1, 1, workload.hidden_size), torch.randn(1, 1, workload.hidden_size)
    return torch.zeros(1, 1, workload.hidden_size)


def detached(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


def prepare_signal(workload: Signal, recipe: Recipe = PLAIN) -> Callable[[int], Result]:
    segments = [(torch.from_numpy(inputs), torch.from_numpy(targets)) for inputs, targets in signals(workload)]
    network = recipe.prepared(SignalNetwork(workload))

    def train(seed: int) -> Result:
        torch.manual_seed(seed)
        reset(network)
        parameters, learning_rate = network.parameters(), workload.learning_rate
        is_lstm = workload.cell == "lstm"
        optimizer = torch.optim.SGD(parameters, learning_rate) if is_lstm else recipe.adam(parameters, learning_rate)
        state = first_state(workload)
        losses, predictions = [], []
        start = perf_counter()
        for inputs, targets in segments:
            prediction, state = network(inputs, state)
            state = detached(state)
            loss = nn.functional.mse_loss(prediction, targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            predictions.append(prediction.detach())
        return Result(perf_counter() - start, losses)

    return train
