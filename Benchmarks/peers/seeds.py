#!/usr/bin/env python3
"""Trains the tutorial's classifier and autoencoder in PyTorch over seeds, to compare what they reach with Unroll.

    .build/peers/bin/python Benchmarks/peers/seeds.py --classifier 20 --autoencoder 5 >> reached.jsonl

A line of JSON for each training, as soon as it has ended: the classifier's accuracy on all test images after one epoch, or the
autoencoder's mean squared error over all training images after ten. Layers and optimizer are PyTorch's own: these numbers are
what Unroll's are held against. `Benchmarks/classifier_over_seeds.sh` and `autoencoder_over_seeds.sh` print Unroll's.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from itertools import islice
from time import perf_counter

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, mse_loss

from networks import DigitClassifier, ImageAutoencoder
from torch_eager import labeled, start
from workloads import TUTORIAL

# Images that are evaluated at once.
PART = 1000


def batches(images: int, batch_size: int, epochs: int) -> Iterator[Tensor]:
    for _ in range(epochs):
        yield from torch.randperm(images).split(batch_size)


def train(
    network: nn.Module, loss_of: Callable[[Tensor], Tensor], learning_rate: float, indices: Iterator[Tensor]
) -> None:
    optimizer = torch.optim.Adam(network.parameters(), lr=learning_rate, fused=True)
    for batch in indices:
        optimizer.zero_grad()
        loss_of(batch).backward()
        optimizer.step()


def classifier(seed: int, steps: int | None) -> dict:
    workload = TUTORIAL["classifier"]
    images, labels = labeled("train", workload.images, workload.input_size)
    test_images, test_labels = labeled("test", 10_000, workload.input_size)
    torch.manual_seed(seed)
    network = DigitClassifier(workload)

    def loss_of(batch: Tensor) -> Tensor:
        return cross_entropy(network(images[batch]), labels[batch])

    indices = islice(batches(len(images), workload.batch_size, epochs=1), steps)
    train(network, loss_of, workload.learning_rate, indices)
    with torch.inference_mode():
        answers = torch.cat([network(part).argmax(1) for part in test_images.split(PART)])
    return {"accuracy": (answers == test_labels).float().mean().item()}


def autoencoder(seed: int, steps: int | None) -> dict:
    workload = TUTORIAL["autoencoder"]
    images = labeled("train", workload.images, input_size=1)[0].flatten(1)
    torch.manual_seed(seed)
    network = ImageAutoencoder(workload)

    def loss_of(batch: Tensor) -> Tensor:
        part = images[batch]
        return mse_loss(network(part), part)

    indices = islice(batches(len(images), workload.batch_size, epochs=10), steps)
    train(network, loss_of, workload.learning_rate, indices)
    with torch.inference_mode():
        error = sum(mse_loss(network(part), part, reduction="sum").item() for part in images.split(PART))
    return {"error": error / images.numel()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--classifier", type=int, default=0, metavar="N", help="train it with seeds 1 to N")
    parser.add_argument("--autoencoder", type=int, default=0, metavar="N", help="train it with seeds 1 to N")
    parser.add_argument("--steps", type=int, help="end each training after so many steps, to try this script")
    options = parser.parse_args()
    versions = start()
    for experiment, last in ((classifier, options.classifier), (autoencoder, options.autoencoder)):
        for seed in range(1, last + 1):
            begin = perf_counter()
            reached = experiment(seed, options.steps)
            line = {"experiment": experiment.__name__, "seed": seed, **reached, "seconds": perf_counter() - begin}
            print(json.dumps(line | {"steps": options.steps} | versions), flush=True)


if __name__ == "__main__":
    main()
