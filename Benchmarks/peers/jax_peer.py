"""JAX: many training steps in one compiled call, a scan over steps around the scan over time."""

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

import jax
import jax.numpy as jnp
import numpy as np

import jax_networks as networks
from workloads import TEST_IMAGES, Autoencoder, Classifier, Result, Signal, digits, pixels, signals

# Evaluated at once: larger parts leave the cache, smaller ones use one core.
PART = 500


def start() -> dict[str, str]:
    """JAX uses all cores by itself; what is measured."""
    return {"jax": jax.__version__}


def calls(order: np.ndarray, batch_size: int, interval: int) -> Iterator[tuple[np.ndarray, bool]]:
    """The indices of batches (steps, batch) that one call trains on, and whether an evaluation follows."""
    whole = len(order) // batch_size
    batches = order[: whole * batch_size].reshape(whole, batch_size)
    evaluated = [step + 1 for step in range(0, whole, interval)] if interval else []
    for start, end in zip([0, *evaluated], evaluated):
        yield batches[start:end], True
    last = evaluated[-1] if evaluated else 0
    if last < whole:
        yield batches[last:], False
    # The last batch may be smaller.
    if whole * batch_size < len(order):
        yield order[None, whole * batch_size :], False


def prepare_classifier(workload: Classifier) -> Callable[[int], Result]:
    images, labels = labeled("train", workload.images, workload.input_size)
    test_images, test_labels = labeled("test", TEST_IMAGES, workload.input_size)

    def logits(weights, images):
        answers = images.transpose(1, 0, 2)
        zeros = jnp.zeros((len(images), workload.hidden_size))
        for level in weights["levels"]:
            answers, _ = networks.lstm(level, answers, (zeros, zeros))
        return networks.linear(weights["out"], answers[-1])

    def loss(weights, images, labels):
        return networks.cross_entropy(logits(weights, images), labels)

    @jax.jit
    def accuracy(weights, images, labels):
        parts = images.reshape(-1, PART, *images.shape[1:])
        answers = jax.lax.map(lambda part: logits(weights, part).argmax(1), parts)
        return (answers.ravel() == labels).mean()

    train_calls = networks.training(loss, partial(networks.adam, learning_rate=workload.learning_rate))

    def train(seed: int) -> Result:
        random = np.random.default_rng(seed)
        inputs = [workload.input_size] + [workload.hidden_size] * (workload.levels - 1)
        levels = [networks.recurrent_weights(random, size, workload.hidden_size, gates=4) for size in inputs]
        weights = {"levels": levels, "out": networks.linear_weights(random, workload.hidden_size, 10)}
        state = jax.device_put(networks.adam_state(weights))
        losses, accuracies = [], []
        start = perf_counter()
        order = random.permutation(len(images))
        for batches, is_evaluated in calls(order, workload.batch_size, workload.interval):
            state, values = train_calls(state, batches, images, labels)
            losses.append(values)
            if is_evaluated:
                accuracies.append(accuracy(state["weights"], test_images, test_labels))
        jax.block_until_ready((state, losses, accuracies))
        seconds = perf_counter() - start
        return Result(seconds, joined(losses), float(accuracy(state["weights"], test_images, test_labels)))

    return train


def prepare_autoencoder(workload: Autoencoder) -> Callable[[int], Result]:
    images, _ = labeled("train", workload.images, input_size=1)
    images = images.reshape(len(images), -1)
    shown = images[: workload.shown_images]
    middle = len(workload.sizes) - 2

    @jax.jit
    def restored(weights, images):
        answers = images
        for index, layer in enumerate(weights):
            answers = networks.linear(layer, answers)
            # The code is linear, and so is the last layer's answer before its sigmoid.
            if index not in (middle, len(weights) - 1):
                answers = jnp.tanh(answers)
        return jax.nn.sigmoid(answers)

    def loss(weights, images):
        return networks.mean_square(restored(weights, images), images)

    train_calls = networks.training(loss, partial(networks.adam, learning_rate=workload.learning_rate))

    def train(seed: int) -> Result:
        random = np.random.default_rng(seed)
        sizes = workload.sizes + workload.sizes[-2::-1]
        weights = [networks.linear_weights(random, *pair) for pair in zip(sizes, sizes[1:])]
        state = jax.device_put(networks.adam_state(weights))
        losses, frames = [], []
        start = perf_counter()
        order = random.permutation(len(images))
        for batches, is_evaluated in calls(order, workload.batch_size, workload.interval):
            state, values = train_calls(state, batches, images)
            losses.append(values)
            if is_evaluated:
                frames.append(restored(state["weights"], shown))
        jax.block_until_ready((state, losses, frames))
        return Result(perf_counter() - start, joined(losses))

    return train


def prepare_signal(workload: Signal) -> Callable[[int], Result]:
    segments = signals(workload)
    lengths = sorted({inputs.shape[1] for inputs, _ in segments})
    longest = lengths[-1]
    # (steps, points, batch, 1); a scan wants one shape, so shorter segments are filled up and cut again.
    inputs, targets = (
        jnp.asarray([np.resize(segment[part][0], (longest, 1, 1)) for segment in segments]) for part in range(2)
    )
    kinds = jnp.asarray([lengths.index(segment[0].shape[1]) for segment in segments])
    is_lstm = workload.cell == "lstm"
    layer, update = (networks.lstm, networks.sgd) if is_lstm else (networks.rnn, networks.adam)

    def loss(weights, inputs, targets, hidden):
        answers, hidden = layer(weights["rnn"], inputs, hidden)
        prediction = networks.linear(weights["out"], answers)
        return networks.mean_square(prediction, targets), (prediction, hidden)

    def step(length, state, hidden, inputs, targets):
        differentiated = jax.value_and_grad(loss, has_aux=True)
        (value, (prediction, hidden)), gradients = differentiated(
            state["weights"], inputs[:length], targets[:length], hidden
        )
        prediction = jnp.pad(prediction, ((0, longest - length), (0, 0), (0, 0)))
        return (update(state, gradients, learning_rate=workload.learning_rate), hidden), (value, prediction)

    @partial(jax.jit, donate_argnums=(0, 1))
    def train_all(state, hidden):
        steps = [partial(step, length) for length in lengths]

        def step_of_kind(carry, data):
            return jax.lax.switch(data[0], steps, *carry, *data[1:])

        return jax.lax.scan(step_of_kind, (state, hidden), (kinds, inputs, targets))

    def train(seed: int) -> Result:
        random = np.random.default_rng(seed)
        size = workload.hidden_size
        weights = {
            "rnn": networks.recurrent_weights(random, 1, size, gates=4 if is_lstm else 1),
            "out": networks.linear_weights(random, size, 1),
        }
        draws = random.standard_normal((2, 1, size)).astype(np.float32)
        hidden = (draws[0], draws[1]) if is_lstm else np.zeros((1, size), np.float32)
        state, hidden = jax.device_put((networks.adam_state(weights), hidden))
        start = perf_counter()
        _, (losses, predictions) = jax.block_until_ready(train_all(state, hidden))
        return Result(perf_counter() - start, np.asarray(losses).tolist())

    return train


def labeled(part: str, count: int, input_size: int) -> tuple[jax.Array, jax.Array]:
    images, labels = digits(part)
    return jnp.asarray(pixels(images[:count], input_size)), jnp.asarray(labels[:count].astype(np.int32))


def joined(losses: list[jax.Array]) -> list[float]:
    return np.concatenate(losses).tolist()
