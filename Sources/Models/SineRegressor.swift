public import Artifacts
public import Autograd
import Kernels
public import Layers
public import Tensors

/// Follows a signal: a plain recurrent network reads the sine, and a dense layer gives the cosine at each step.
///
/// - Shapes: input and prediction are `[batch, time, 1]`.
public struct SineRegressor: CompositeModule {
    /// Reads the signal.
    public let rnn: RNN
    /// Gives the prediction at each step.
    public let out: Linear

    /// Makes a regressor of random weights.
    public init(hiddenSize: Int = 32, using generator: inout RandomGenerator) {
        rnn = RNN(
            RecurrentConfiguration(inputSize: 1, hiddenSize: hiddenSize, isBatchFirst: true), using: &generator)
        out = Linear(hiddenSize, 1, using: &generator)
    }

    /// Takes a trained regressor from a file; its size follows from the shapes.
    ///
    /// - Throws: `StateError` or `SafetensorsError` when the file holds something else.
    public init(_ file: SafetensorsFile) throws {
        let hiddenSize = try file.size(of: "out.weight", 1, in: NetworkLimits.hiddenSizes)
        let configuration = RecurrentConfiguration(inputSize: 1, hiddenSize: hiddenSize)
        try file.check(.recurrent("rnn", .tanh, configuration) + .linear("out", hiddenSize, 1))
        var unused = RandomGenerator.forWeightsToCome
        self.init(hiddenSize: hiddenSize, using: &unused)
        try load(file)
    }

    /// The name that the tutorial's class has.
    public var typeName: String { "RNN" }

    /// "rnn" and "out".
    public var children: [(name: String, module: any Module)] { [("rnn", rnn), ("out", out)] }

    /// The prediction at each step, and the state to go on from.
    public func callAsFunction(_ input: Variable, state: HiddenState?) -> (prediction: Variable, state: HiddenState) {
        let result = rnn(input, state: state)
        return (out(result.output), result.state)
    }
}
