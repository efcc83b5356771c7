"""PyTorch with the two switches that most users know: torch.compile around the model, and fused Adam."""

from functools import partial

from torch_eager import Recipe, prepare_autoencoder as autoencoder, prepare_classifier as classifier
from torch_eager import prepare_signal as signal, start

__all__ = ["prepare_autoencoder", "prepare_classifier", "prepare_signal", "start"]

SWITCHED_ON = Recipe(compiles=True)
prepare_classifier = partial(classifier, recipe=SWITCHED_ON)
prepare_autoencoder = partial(autoencoder, recipe=SWITCHED_ON)
prepare_signal = partial(signal, recipe=SWITCHED_ON)
