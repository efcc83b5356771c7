#!/usr/bin/env python3
"""Loads the trained classifier into PyTorch and evaluates it there.

    python3 Benchmarks/load_classifier_in_pytorch.py [OUTPUT_FOLDER]

Needs `pip install torch safetensors` (any recent PyTorch). Ends with code 1 when PyTorch's answers differ from Unroll's.
"""

import sys
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn


class Classifier(nn.Module):
    def __init__(self, hidden_size: int):
        super().__init__()
        self.rnn = nn.LSTM(28, hidden_size, batch_first=True)
        self.out = nn.Linear(hidden_size, 10)

    def forward(self, images):
        steps, _ = self.rnn(images)
        return self.out(steps[:, -1])


def main() -> int:
    output = Path(sys.argv[1] if len(sys.argv) > 1 else "Output")
    weights = load_file(output / "train-classifier" / "classifier.safetensors")
    test = load_file(output / "parse-mnist" / "test.safetensors")
    ours = load_file(output / "evaluate-classifier" / "predictions.safetensors")

    network = Classifier(weights["out.weight"].shape[1])
    network.load_state_dict(weights, strict=True)
    with torch.no_grad():
        logits = network(test["images"].float() / 255)

    predictions = logits.argmax(1)
    accuracy = (predictions == test["labels"]).float().mean().item()
    our_accuracy = (ours["predictions"] == test["labels"]).float().mean().item()
    differing = int((predictions != ours["predictions"]).sum())
    print(f"accuracy on {len(predictions)} test images: PyTorch {accuracy:.4f}, Unroll {our_accuracy:.4f}")
    print(f"largest difference of a logit: {(logits - ours['logits']).abs().max().item():.2e}")
    print(f"predictions that differ: {differing}")
    return 0 if accuracy == our_accuracy else 1


if __name__ == "__main__":
    sys.exit(main())
