"""Layers, losses, optimizers and training steps in JAX; trees of arrays hold the weights."""

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

Tree = dict


def uniform(random: np.random.Generator, fan_in: int, *shape: int) -> np.ndarray:
    """PyTorch's first weights."""
    bound = fan_in**-0.5
    return random.uniform(-bound, bound, shape).astype(np.float32)


def linear_weights(random: np.random.Generator, inputs: int, outputs: int) -> Tree:
    return {"weight": uniform(random, inputs, inputs, outputs), "bias": uniform(random, inputs, outputs)}


def recurrent_weights(random: np.random.Generator, inputs: int, hidden: int, gates: int) -> Tree:
    """Of one level, with PyTorch's two biases: Adam moves both."""
    draw = partial(uniform, random, hidden)
    width = gates * hidden
    return {
        "input": draw(inputs, width), "hidden": draw(hidden, width), "input_bias": draw(width), "hidden_bias": draw(width),
    }


def linear(weights: Tree, inputs: jax.Array) -> jax.Array:
    return inputs @ weights["weight"] + weights["bias"]


def lstm(weights: Tree, inputs: jax.Array, state: tuple) -> tuple[jax.Array, tuple]:
    """Answers to inputs (steps, batch, size), and the last state."""

    def cell(state, sums):
        hidden, memory = state
        write, keep, candidate, show = jnp.split(sums + hidden @ weights["hidden"], 4, axis=1)
        memory = jax.nn.sigmoid(keep) * memory + jax.nn.sigmoid(write) * jnp.tanh(candidate)
        hidden = jax.nn.sigmoid(show) * jnp.tanh(memory)
        return (hidden, memory), hidden

    state, answers = jax.lax.scan(cell, state, sums_of_inputs(weights, inputs))
    return answers, state


def rnn(weights: Tree, inputs: jax.Array, state: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Likewise."""

    def cell(hidden, sums):
        hidden = jnp.tanh(sums + hidden @ weights["hidden"])
        return hidden, hidden

    state, answers = jax.lax.scan(cell, state, sums_of_inputs(weights, inputs))
    return answers, state


def sums_of_inputs(weights: Tree, inputs: jax.Array) -> jax.Array:
    return inputs @ weights["input"] + weights["input_bias"] + weights["hidden_bias"]


def cross_entropy(logits: jax.Array, labels: jax.Array) -> jax.Array:
    return -jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], axis=1).mean()


def mean_square(values: jax.Array, targets: jax.Array) -> jax.Array:
    return jnp.square(values - targets).mean()


def adam_state(weights: Tree) -> Tree:
    """What goes from step to step: the weights and Adam's moments, each in memory of its own."""
    zeros = partial(jax.tree.map, np.zeros_like, weights)
    return {"weights": weights, "mean": zeros(), "square": zeros(), "step": np.float32(0)}


def adam(state: Tree, gradients: Tree, learning_rate: float) -> Tree:
    """One update, with bias correction."""
    step = state["step"] + 1
    mean = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, state["mean"], gradients)
    square = jax.tree.map(lambda old, new: 0.999 * old + 0.001 * new * new, state["square"], gradients)

    def moved(weight, mean, square):
        return weight - learning_rate * (mean / (1 - 0.9**step)) / (jnp.sqrt(square / (1 - 0.999**step)) + 1e-8)

    return {"weights": jax.tree.map(moved, state["weights"], mean, square), "mean": mean, "square": square, "step": step}


def sgd(state: Tree, gradients: Tree, learning_rate: float) -> Tree:
    """One update."""
    moved = jax.tree.map(lambda weight, gradient: weight - learning_rate * gradient, state["weights"], gradients)
    return state | {"weights": moved}


def training(loss: Callable, update: Callable) -> Callable:
    """A compiled call that trains on some batches of `data`; the state's memory is used again."""

    @partial(jax.jit, donate_argnums=0)
    def train(state, indices, *data):
        def step(state, batch):
            value, gradients = jax.value_and_grad(loss)(state["weights"], *(part[batch] for part in data))
            return update(state, gradients), value

        return jax.lax.scan(step, state, indices)

    return train
