public import Artifacts
public import Autograd
import Kernels
public import Layers
public import Tensors

/// Fits one signal to another: an LSTM reads the sine, and a dense layer gives the cosine at each step.
///
/// - Shapes: input and prediction are `[batch, time, 1]`.
public struct SignalFitter: CompositeModule {
    /// Reads the signal.
    public let lstm: LSTM
    /// Gives the prediction at each step.
    public let out: Linear

    /// Makes a fitter of random weights.
    public init(hiddenSize: Int = 20, using generator: inout RandomGenerator) {
        lstm = LSTM(
            RecurrentConfiguration(inputSize: 1, hiddenSize: hiddenSize, isBatchFirst: true), using: &generator)
        out = Linear(hiddenSize, 1, using: &generator)
    }

    /// Takes a trained fitter from a file; its size follows from the shapes.
    ///
    /// - Throws: `StateError` or `SafetensorsError` when the file holds something else.
    public init(_ file: SafetensorsFile) throws {
        let hiddenSize = try file.size(of: "out.weight", 1, in: NetworkLimits.hiddenSizes)
        let configuration = RecurrentConfiguration(inputSize: 1, hiddenSize: hiddenSize)
        try file.check(.recurrent("lstm", .lstm, configuration) + .linear("out", hiddenSize, 1))
        var unused = RandomGenerator.forWeightsToCome
        self.init(hiddenSize: hiddenSize, using: &unused)
        try load(file)
    }

    /// The name that the tutorial's class has.
    public var typeName: String { "LSTM" }

    /// "lstm" and "out".
    public var children: [(name: String, module: any Module)] { [("lstm", lstm), ("out", out)] }

    /// The prediction at each step, and the state to go on from.
    public func callAsFunction(_ input: Variable, state: LSTMState?) -> (prediction: Variable, state: LSTMState) {
        let result = lstm(input, state: state)
        return (out(result.output), result.state)
    }

    /// A first state of standard normal draws for one sequence.
    public func randomState(on tape: Tape, using generator: inout RandomGenerator) -> LSTMState {
        let shape = [1, 1, lstm.configuration.hiddenSize]
        let hidden = tape.constant(Tensor(normal: shape, using: &generator))
        return LSTMState(hidden: hidden, cell: tape.constant(Tensor(normal: shape, using: &generator)))
    }
}
