"""PyTorch with the two switches that most users know: torch.compile around the model, and fused Adam."""

from functools import partial

import torch_eager
from torch_eager import Recipe, start

__all__ = ["prepare_autoencoder", "prepare_classifier", "prepare_signal", "start"]

SWITCHED_ON = Recipe(compiles=True)
prepare_classifier = partial(torch_eager.prepare_classifier, recipe=SWITCHED_ON)
prepare_autoencoder = partial(torch_eager.prepare_autoencoder, recipe=SWITCHED_ON)
prepare_signal = partial(torch_eager.prepare_signal, recipe=SWITCHED_ON)
