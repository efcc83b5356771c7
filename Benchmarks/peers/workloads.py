"""The numbers of each workload, and its data: what all contenders share."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

DIGITS = Path(__file__).resolve().parents[2] / "Output" / "parse-mnist"

# The accuracy is always that on the first test images, as in the tutorial.
TEST_IMAGES = 2000


@dataclass(frozen=True)
class Classifier:
    """An LSTM that reads an image in rows (or pixel by pixel), and a linear layer on its last answer."""

    images: int = 60_000
    batch_size: int = 64
    hidden_size: int = 64
    levels: int = 1
    input_size: int = 28
    learning_rate: float = 0.01
    # Steps between two evaluations in the loop; 0: none.
    interval: int = 0


@dataclass(frozen=True)
class Autoencoder:
    """Presses images through three numbers."""

    sizes: tuple[int, ...] = (784, 128, 64, 12, 3)
    images: int = 60_000
    batch_size: int = 64
    learning_rate: float = 0.005
    # Steps between two reconstructions of the first images.
    interval: int = 100
    shown_images: int = 5


@dataclass(frozen=True)
class Signal:
    """A recurrent network that turns sines into cosines, segment by segment; its state goes on."""

    segments: str
    steps: int
    cell: str = "rnn"
    hidden_size: int = 32
    learning_rate: float = 0.02


Workload = Classifier | Autoencoder | Signal

TUTORIAL: dict[str, Workload] = {
    "classifier": Classifier(interval=50),
    "autoencoder": Autoencoder(),
    "rnn-regression": Signal("regression", steps=100),
    "dynamic-rnn": Signal("dynamic", steps=60),
    "lstm-fit": Signal("fit", steps=100, cell="lstm", hidden_size=20, learning_rate=0.001),
}

GROWTH: dict[str, Workload] = {
    "classifier-hidden-128": Classifier(images=6400, hidden_size=128),
    "classifier-hidden-256": Classifier(images=6400, hidden_size=256),
    "classifier-hidden-512": Classifier(images=6400, hidden_size=512),
    "classifier-batch-256": Classifier(images=25_600, batch_size=256),
    "classifier-batch-1024": Classifier(images=25_600, batch_size=1024),
    "classifier-levels-2": Classifier(images=6400, levels=2),
    "classifier-levels-3": Classifier(images=6400, levels=3),
    "classifier-pixels": Classifier(images=640, input_size=1),
}

WORKLOADS = TUTORIAL | GROWTH
GROUPS = {"tutorial": list(TUTORIAL), "growth": list(GROWTH), "all": list(WORKLOADS)}


@dataclass(frozen=True)
class Result:
    """What one training took, and what came out of it."""

    seconds: float
    losses: list[float]
    accuracy: float | None = None

    def summary(self) -> dict[str, float | None]:
        """One step's loss jumps about, so the last ten are averaged."""
        return {"seconds": self.seconds, "loss": float(np.mean(self.losses[-10:])), "accuracy": self.accuracy}


@cache
def digits(part: str) -> tuple[np.ndarray, np.ndarray]:
    """Images as bytes, (count, 28, 28), and labels; `part` is train or test."""
    tensors = load_file(DIGITS / f"{part}.safetensors")
    return tensors["images"], tensors["labels"]


def pixels(images: np.ndarray, input_size: int) -> np.ndarray:
    """Images as float32 from 0 to 1, (count, steps, inputs of a step)."""
    return (images.astype(np.float32) / 255).reshape(len(images), -1, input_size)


def signals(workload: Signal) -> list[tuple[np.ndarray, np.ndarray]]:
    """Input and target of each step, (1, points, 1) both."""
    lengths = np.random.default_rng(1).integers(1, 4, workload.steps)
    segments = []
    start = 0
    for step in range(workload.steps):
        match workload.segments:
            case "regression":
                points = np.linspace(step * np.pi, (step + 1) * np.pi, 10, endpoint=False, dtype=np.float32)
            case "dynamic":
                end = start + lengths[step]
                points = np.linspace(start * np.pi, end * np.pi, 10 * lengths[step], dtype=np.float32)
                start = end
            case _:
                points = np.linspace(0, 2 * np.pi, 10, dtype=np.float32)
        segments.append((np.sin(points).reshape(1, -1, 1), np.cos(points).reshape(1, -1, 1)))
    return segments
