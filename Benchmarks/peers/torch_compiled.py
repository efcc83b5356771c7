"""A training step of PyTorch as one compiled graph: forward, backward and update.

Compiling only the model leaves backward pass and optimizer outside; for small networks the calls between them take
longer than the numbers. `cpp_wrapper` makes the graph call its kernels from C++ and not from Python.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.func import grad_and_value

Tensors = dict[str, Tensor]
State = dict[str, Any]


def parameters_of(network: nn.Module) -> Tensors:
    """The network's own memory, so that its updates are seen by the network too."""
    return {name: parameter.detach() for name, parameter in network.named_parameters()}


def adam_state(parameters: Tensors) -> State:
    """Adam's moments, zeros."""
    zeros = [{name: torch.zeros_like(value) for name, value in parameters.items()} for _ in range(2)]
    return {"step": torch.zeros(()), "mean": zeros[0], "square": zeros[1]}


def adam(parameters: Tensors, gradients: Tensors, state: State, learning_rate: float) -> None:
    """One update in place, with bias correction."""
    step = state["step"].add_(1)
    mean_share, square_share = 1 - 0.9**step, 1 - 0.999**step
    for name, parameter in parameters.items():
        mean = state["mean"][name].lerp_(gradients[name], 0.1)
        square = state["square"][name].lerp_(gradients[name].square(), 0.001)
        parameter.sub_(learning_rate * (mean / mean_share) / ((square / square_share).sqrt() + 1e-8))


def sgd(parameters: Tensors, gradients: Tensors, _: State, learning_rate: float) -> None:
    """One update in place."""
    for name, parameter in parameters.items():
        parameter.sub_(learning_rate * gradients[name])


def training_step(loss: Callable, update: Callable, learning_rate: float) -> Callable:
    """`loss(parameters, *inputs)` gives a loss and what else is kept; the step gives the same two, and updates."""

    def step(parameters: Tensors, state: State, *inputs):
        gradients, result = grad_and_value(loss, has_aux=True)(parameters, *inputs)
        update(parameters, gradients, state, learning_rate)
        return result

    return step


def compiled(step: Callable) -> Callable:
    """One graph for each shape of the inputs. Those of the workload before would count against a limit."""
    torch.compiler.reset()
    return torch.compile(step, fullgraph=True, dynamic=False, options={"cpp_wrapper": True})


def sums_of_inputs(weights: Tensors, inputs: Tensor) -> tuple[Tensor, ...]:
    """What the inputs of each step add to its hidden units; one product for all steps."""
    bias = weights["rnn.bias_ih_l0"] + weights["rnn.bias_hh_l0"]
    return nn.functional.linear(inputs, weights["rnn.weight_ih_l0"], bias).unbind(0)


def unrolled_rnn(weights: Tensors, inputs: Tensor, state: Tensor) -> tuple[Tensor, Tensor]:
    """nn.RNN over inputs (steps, batch, size), step by step, so that the compiler sees its parts."""
    hidden = state[0]
    answers = []
    for sums in sums_of_inputs(weights, inputs):
        hidden = torch.addmm(sums, hidden, weights["rnn.weight_hh_l0"].t()).tanh()
        answers.append(hidden)
    return torch.stack(answers), hidden[None]


def unrolled_lstm(weights: Tensors, inputs: Tensor, state: tuple[Tensor, Tensor]) -> tuple[Tensor, tuple]:
    """nn.LSTM likewise."""
    hidden, cell = state[0][0], state[1][0]
    answers = []
    for sums in sums_of_inputs(weights, inputs):
        gates = torch.addmm(sums, hidden, weights["rnn.weight_hh_l0"].t())
        write, keep, candidate, show = gates.chunk(4, 1)
        cell = keep.sigmoid() * cell + write.sigmoid() * candidate.tanh()
        hidden = show.sigmoid() * cell.tanh()
        answers.append(hidden)
    return torch.stack(answers), (hidden[None], cell[None])
