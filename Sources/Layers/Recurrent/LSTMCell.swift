public import Autograd
import Kernels
public import Tensors

/// One time step of a long short-term memory; gates in the order input, forget, cell, output.
///
/// Built of single operations; a loop over it gives the layer's numbers.
///
/// - Shapes: the input is `[batch, inputSize]`, a state `[batch, hiddenSize]`.
/// - Source: PyTorch's `nn.LSTMCell`.
public struct LSTMCell: Module {
    private let unit: RecurrentUnit

    /// Makes a cell of random weights and biases from U(-1/sqrt(hiddenSize), 1/sqrt(hiddenSize)).
    public init(
        inputSize: Int, hiddenSize: Int, hasBias: Bool = true,
        using generator: inout RandomGenerator
    ) {
        unit = RecurrentUnit(.lstm, inputSize: inputSize, hiddenSize: hiddenSize, hasBias: hasBias, using: &generator)
    }

    /// "weight_ih", "weight_hh", "bias_ih", "bias_hh".
    public var namedParameters: [NamedParameter] { unit.namedParameters }

    /// The cell as PyTorch prints it.
    public var description: String { "LSTMCell(\(unit.pythonText))" }

    /// The state after one time step, from the given state or from zeros.
    public func callAsFunction(_ input: Variable, state: LSTMState? = nil) -> LSTMState {
        let previousCell = state?.cell ?? unit.zeroState(for: input)
        let sums = unit.inputSums(input) + unit.hiddenSums(state?.hidden ?? unit.zeroState(for: input))
        let i = sigmoid(unit.gate(0, of: sums))
        let f = sigmoid(unit.gate(1, of: sums))
        let g = tanh(unit.gate(2, of: sums))
        let o = sigmoid(unit.gate(3, of: sums))
        let cell = f * previousCell + i * g
        return LSTMState(hidden: o * tanh(cell), cell: cell)
    }
}
