public import Autograd
public import Tensors

/// A plain recurrent network (Elman's) of one or more levels, in one or two directions.
///
/// - Shapes: the input is `[batch, time, inputSize]` or, time first, `[time, batch, inputSize]`; the output likewise with
///   `directions * hiddenSize` features; a state is `[level * direction, batch, hiddenSize]`.
/// - Source: PyTorch's `nn.RNN`.
public struct RNN: RecurrentLayer {
    /// The sizes and options.
    public var configuration: RecurrentConfiguration { stack.configuration }
    private let stack: RecurrentStack

    /// Makes a layer of random weights and biases from U(-1/sqrt(hiddenSize), 1/sqrt(hiddenSize)).
    public init(
        _ configuration: RecurrentConfiguration, nonlinearity: Nonlinearity = .tanh,
        using generator: inout RandomGenerator
    ) {
        stack = RecurrentStack(nonlinearity.cell, configuration, using: &generator)
    }

    /// "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", and so on for each level and direction.
    public var namedParameters: [NamedParameter] { stack.namedParameters }

    /// The layer as PyTorch prints it.
    public var description: String { "RNN(\(configuration.pythonText))" }

    /// Runs over all time steps, from the given state or from zeros.
    public func callAsFunction(_ input: Variable, state: HiddenState? = nil) -> RecurrentResult<HiddenState> {
        let result = stack.run(input, hidden: state?.hidden, cell: nil)
        return RecurrentResult(
            state: HiddenState(hidden: result.hidden), sequences: result.sequences, layout: stack.layout)
    }

    /// What the last level holds after each time step, computed cell by cell.
    ///
    /// - Precondition: the layer runs in one direction.
    public func traced(_ input: Variable, state: HiddenState?) -> RecurrentTrace {
        stack.traced(input, hidden: state?.hidden, cell: nil)
    }
}
