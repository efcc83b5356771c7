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
    /// What the gates let through at one time step.
    ///
    /// - Shapes: each is `[batch, hiddenSize]`.
    public struct Gates {
        /// How much of the state before the candidate sees (r), from 0 to 1.
        public let reset: Variable
        /// How much of the state before is kept (z), from 0 to 1.
        public let update: Variable
        /// What takes the place of the rest (n), from -1 to 1.
        public let candidate: Variable

        /// All three in PyTorch's order: r, z, n.
        public var all: [Variable] { [reset, update, candidate] }
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
        unit = RecurrentUnit(.gru, inputSize: inputSize, hiddenSize: hiddenSize, hasBias: hasBias, using: &generator)
    }

    /// "weight_ih", "weight_hh", "bias_ih", "bias_hh".
    public var namedParameters: [NamedParameter] { unit.namedParameters }

    /// The cell as PyTorch prints it.
    public var description: String { "GRUCell(\(unit.pythonText))" }

    /// The state after one time step, from the given state or from zeros.
    public func callAsFunction(_ input: Variable, state: HiddenState? = nil) -> HiddenState {
        gated(input, state: state).state
    }

    /// The state after one time step, from the given state or from zeros, and the gates that made it.
    public func gated(_ input: Variable, state: HiddenState? = nil) -> (state: HiddenState, gates: Gates) {
        let hidden = state?.hidden ?? unit.zeroState(for: input)
        let (inputSums, hiddenSums) = (unit.inputSums(input), unit.hiddenSums(hidden))
        let reset = sigmoid(unit.gate(0, of: inputSums) + unit.gate(0, of: hiddenSums))
        let update = sigmoid(unit.gate(1, of: inputSums) + unit.gate(1, of: hiddenSums))
        let candidate = tanh(unit.gate(2, of: inputSums) + reset * unit.gate(2, of: hiddenSums))
        return (
            HiddenState(hidden: candidate + update * (hidden - candidate)),
            Gates(reset: reset, update: update, candidate: candidate)
        )
    }
}
