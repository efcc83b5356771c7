#!/usr/bin/env python3
"""Loads the trained autoencoder into PyTorch and compares codes and reconstructions with Unroll's.

    python3 Benchmarks/load_autoencoder_in_pytorch.py [OUTPUT_FOLDER]

Needs `pip install torch safetensors` (any recent PyTorch). Ends with code 1 when a number differs by more than 1e-4.
"""

import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn


def dense(sizes: list[int]) -> list[nn.Module]:
    layers: list[nn.Module] = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.Tanh()]
    return layers[:-1]


class Autoencoder(nn.Module):
    def __init__(self, sizes: list[int]):
        super().__init__()
        self.encoder = nn.Sequential(*dense(sizes))
        self.decoder = nn.Sequential(*dense(sizes[::-1]), nn.Sigmoid())


def main() -> int:
    output = Path(sys.argv[1] if len(sys.argv) > 1 else "Output")
    weights = load_file(output / "train-autoencoder" / "autoencoder.safetensors")
    images = load_file(output / "parse-mnist" / "train.safetensors")["images"].flatten(1).float() / 255
    codes = load_file(output / "evaluate-autoencoder" / "codes.safetensors")["codes"]
    reconstructions = load_file(output / "evaluate-autoencoder" / "reconstructions.safetensors")["reconstructions"]

    sizes = [784] + [len(weights[f"encoder.{index}.weight"]) for index in (0, 2, 4, 6)]
    network = Autoencoder(sizes)
    network.load_state_dict(weights, strict=True)
    with torch.no_grad():
        code_difference = (network.encoder(images[: len(codes)]) - codes).abs().max().item()
        restored = network.decoder(network.encoder(images[: len(reconstructions)]))
        image_difference = (restored - reconstructions).abs().max().item()
        error = sum(
            nn.functional.mse_loss(network.decoder(network.encoder(part)), part, reduction="sum").item()
            for part in images.split(1000)
        ) / images.numel()

    print(f"largest difference of a number in {len(codes)} codes: {code_difference:.2e}")
    print(f"largest difference of a pixel in {len(reconstructions)} reconstructions: {image_difference:.2e}")
    print(f"error on {len(images)} training images in PyTorch: {error:.4f}")
    return 0 if max(code_difference, image_difference) < 1e-4 else 1


if __name__ == "__main__":
    sys.exit(main())
