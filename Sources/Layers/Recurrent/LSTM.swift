public import Autograd
import Kernels
public import Tensors

/// A long short-term memory network of one or more levels, in one or two directions.
///
/// - Shapes: the input is `[batch, time, inputSize]` or, time first, `[time, batch, inputSize]`; the output likewise with
///   `directions * hiddenSize` features; a state is `[level * direction, batch, hiddenSize]`.
/// - Source: PyTorch's `nn.LSTM`.
public struct LSTM: RecurrentLayer {
    /// The sizes and options.
    public var configuration: RecurrentConfiguration { stack.configuration }
    private let stack: RecurrentStack

    /// Makes a layer of random weights and biases from U(-1/sqrt(hiddenSize), 1/sqrt(hiddenSize)).
    public init(_ configuration: RecurrentConfiguration, using generator: inout RandomGenerator) {
        stack = RecurrentStack(.lstm, configuration, using: &generator)
    }

    /// "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", and so on for each level and direction.
    public var namedParameters: [NamedParameter] { stack.namedParameters }

    /// The layer as PyTorch prints it.
    public var description: String { "LSTM(\(configuration.pythonText))" }

    /// Runs over all time steps, from the given state or from zeros.
    public func callAsFunction(_ input: Variable, state: LSTMState? = nil) -> RecurrentResult<LSTMState> {
        let result = stack.run(input, hidden: state?.hidden, cell: state?.cell)
        guard let cell = result.cell else { preconditionFailure("an LSTM has a cell state") }
        return RecurrentResult(
            state: LSTMState(hidden: result.hidden, cell: cell), sequences: result.sequences, layout: stack.layout)
    }

    /// What the last level holds after each time step, computed cell by cell.
    ///
    /// - Precondition: the layer runs in one direction.
    public func traced(_ input: Variable, state: LSTMState?) -> RecurrentTrace {
        stack.traced(input, hidden: state?.hidden, cell: state?.cell)
    }
}
