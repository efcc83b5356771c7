public import Autograd
public import Tensors

/// One time step of a plain recurrent network: h' = tanh(W x + b + U h + b'), or relu.
///
/// Built of single operations; a loop over it gives the layer's numbers.
///
/// - Shapes: the input is `[batch, inputSize]`, a state `[batch, hiddenSize]`.
/// - Source: PyTorch's `nn.RNNCell`.
public struct RNNCell: Module {
    private let unit: RecurrentUnit
    private let nonlinearity: Nonlinearity

    /// A cell with the weights of a layer's level.
    init(_ unit: RecurrentUnit, nonlinearity: Nonlinearity) {
        self.unit = unit
        self.nonlinearity = nonlinearity
    }

    /// Makes a cell of random weights and biases from U(-1/sqrt(hiddenSize), 1/sqrt(hiddenSize)).
    public init(
        inputSize: Int, hiddenSize: Int, hasBias: Bool = true, nonlinearity: Nonlinearity = .tanh,
        using generator: inout RandomGenerator
    ) {
        unit = RecurrentUnit(
            nonlinearity.cell, inputSize: inputSize, hiddenSize: hiddenSize, hasBias: hasBias, using: &generator)
        self.nonlinearity = nonlinearity
    }

    /// "weight_ih", "weight_hh", "bias_ih", "bias_hh".
    public var namedParameters: [NamedParameter] { unit.namedParameters }

    /// The cell as PyTorch prints it.
    public var description: String {
        "RNNCell(\(unit.pythonText)\(nonlinearity == .tanh ? "" : ", nonlinearity=relu"))"
    }

    /// The state after one time step, from the given state or from zeros.
    public func callAsFunction(_ input: Variable, state: HiddenState? = nil) -> HiddenState {
        let hidden = state?.hidden ?? unit.zeroState(for: input)
        return HiddenState(hidden: nonlinearity.applied(to: unit.inputSums(input) + unit.hiddenSums(hidden)))
    }
}
