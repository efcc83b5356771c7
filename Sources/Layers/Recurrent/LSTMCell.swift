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
    /// What the gates let through at one time step.
    ///
    /// - Shapes: each is `[batch, hiddenSize]`.
    public struct Gates {
        /// How much of the candidate enters the cell (i), from 0 to 1.
        public let input: Variable
        /// How much of the cell state before is kept (f), from 0 to 1.
        public let forget: Variable
        /// What may enter the cell (g), from -1 to 1.
        public let candidate: Variable
        /// How much of the cell is shown as hidden state (o), from 0 to 1.
        public let output: Variable

        /// All four in PyTorch's order: i, f, g, o.
        public var all: [Variable] { [input, forget, candidate, output] }
    }

    private let unit: RecurrentUnit

    /// A cell with the weights of a layer's level.
    init(_ unit: RecurrentUnit) {
        self.unit = unit
    }

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
        gated(input, state: state).state
    }

    /// The state after one time step, from the given state or from zeros, and the gates that made it.
    public func gated(_ input: Variable, state: LSTMState? = nil) -> (state: LSTMState, gates: Gates) {
        let previousCell = state?.cell ?? unit.zeroState(for: input)
        let sums = unit.inputSums(input) + unit.hiddenSums(state?.hidden ?? unit.zeroState(for: input))
        let gates = Gates(
            input: sigmoid(unit.gate(0, of: sums)), forget: sigmoid(unit.gate(1, of: sums)),
            candidate: tanh(unit.gate(2, of: sums)), output: sigmoid(unit.gate(3, of: sums)))
        let cell = gates.forget * previousCell + gates.input * gates.candidate
        return (LSTMState(hidden: gates.output * tanh(cell), cell: cell), gates)
    }
}
