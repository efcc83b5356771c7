public import Autograd
import Kernels
public import Tensors

/// One time step of a gated recurrent unit; gates in the order reset, update, new.
///
/// Built of single operations; a loop over it gives the layer's numbers.
///
/// - Shapes: the input is `[batch, inputSize]`, a state `[batch, hiddenSize]`.
/// - Source: PyTorch's `nn.GRUCell`.
public struct GRUCell: Module {
    private let unit: RecurrentUnit

    /// Makes a cell of random weights and biases from U(-1/sqrt(hiddenSize), 1/sqrt(hiddenSize)).
    public init(
        inputSize: Int, hiddenSize: Int, hasBias: Bool = true,
        using generator: inout RandomGenerator
    ) {
        unit = RecurrentUnit(.gru, inputSize: inputSize, hiddenSize: hiddenSize, hasBias: hasBias, using: &generator)
    }

    /// "weight_ih", "weight_hh", "bias_ih", "bias_hh".
    public var namedParameters: [NamedParameter] { unit.namedParameters }

    /// The cell as PyTorch prints it.
    public var description: String { "GRUCell(\(unit.pythonText))" }

    /// The state after one time step, from the given state or from zeros.
    public func callAsFunction(_ input: Variable, state: HiddenState? = nil) -> HiddenState {
        let hidden = state?.hidden ?? unit.zeroState(for: input)
        let (inputSums, hiddenSums) = (unit.inputSums(input), unit.hiddenSums(hidden))
        let r = sigmoid(unit.gate(0, of: inputSums) + unit.gate(0, of: hiddenSums))
        let z = sigmoid(unit.gate(1, of: inputSums) + unit.gate(1, of: hiddenSums))
        let n = tanh(unit.gate(2, of: inputSums) + r * unit.gate(2, of: hiddenSums))
        return HiddenState(hidden: n + z * (hidden - n))
    }
}
