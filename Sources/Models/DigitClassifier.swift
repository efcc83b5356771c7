public import Artifacts
public import Autograd
public import Kernels
public import Layers
public import Tensors

/// Tells the digits of MNIST apart: a recurrent layer reads an image row by row, or in other steps of equal length, and a
/// dense layer judges its last step.
///
/// - Shapes: images are `[count, 28, 28]` bytes; the result is `[count, 10]` logits.
public struct DigitClassifier: CompositeModule {
    /// What may read the rows.
    public enum Reader: String, CaseIterable, Sendable {
        /// The tutorial's choice.
        case lstm
        /// A plain recurrent network.
        case rnn
        /// A gated recurrent unit.
        case gru

        fileprivate var cell: RecurrentCell {
            switch self {
            case .lstm: .lstm
            case .rnn: .tanh
            case .gru: .gru
            }
        }
    }

    /// Reads the rows.
    public let rnn: any RecurrentLayer
    /// Judges the last step.
    public let out: Linear

    /// Makes a classifier of random weights.
    public init(
        _ reader: Reader = .lstm, stepSize: Int = 28, hiddenSize: Int = 64, levelCount: Int = 1, classCount: Int = 10,
        using generator: inout RandomGenerator
    ) {
        let configuration = RecurrentConfiguration(
            inputSize: stepSize, hiddenSize: hiddenSize, levelCount: levelCount, isBatchFirst: true)
        rnn =
            switch reader {
            case .lstm: LSTM(configuration, using: &generator)
            case .rnn: RNN(configuration, using: &generator)
            case .gru: GRU(configuration, using: &generator)
            }
        out = Linear(hiddenSize, classCount, using: &generator)
    }

    /// Takes a trained classifier from a file; its reader and sizes follow from the shapes.
    ///
    /// - Throws: `StateError` or `SafetensorsError` when the file holds something else.
    public init(_ file: SafetensorsFile) throws {
        let hiddenSize = try file.size(of: "out.weight", 1, in: NetworkLimits.hiddenSizes)
        let classCount = try file.size(of: "out.weight", 0, in: NetworkLimits.classCounts)
        let stepSize = try file.size(of: "rnn.weight_ih_l0", 1, in: NetworkLimits.stepSizes)
        let levelCount = file.names.count { $0.hasPrefix("rnn.weight_hh_l") }
        guard NetworkLimits.levelCounts.contains(levelCount) else {
            throw SafetensorsError(
                file.path, "rnn.weight_hh_l0", "\(NetworkLimits.levelCounts.upperBound) levels at most", "\(levelCount)"
            )
        }
        // The first that fits; when none does, the check below says what the tutorial's choice would need.
        let rowCount = try file.shape(of: "rnn.weight_hh_l0").first
        let reader = Reader.allCases.first { $0.cell.gateCount * hiddenSize == rowCount } ?? .lstm
        let configuration = RecurrentConfiguration(
            inputSize: stepSize, hiddenSize: hiddenSize, levelCount: levelCount)
        try file.check(.recurrent("rnn", reader.cell, configuration) + .linear("out", hiddenSize, classCount))
        var unused = RandomGenerator.forWeightsToCome
        self.init(
            reader, stepSize: stepSize, hiddenSize: hiddenSize, levelCount: levelCount, classCount: classCount,
            using: &unused)
        try load(file)
    }

    /// The name that the tutorial's class has.
    public var typeName: String { "RNN" }

    /// "rnn" and "out".
    public var children: [(name: String, module: any Module)] { [("rnn", rnn), ("out", out)] }

    /// How many pixels it reads at each step.
    public var stepSize: Int { rnn.configuration.inputSize }

    /// How many classes it tells apart.
    public var classCount: Int { out.weight.shape[0] }

    /// The logits of a batch of images.
    ///
    /// - Precondition: an image's pixels are a whole number of steps.
    public func callAsFunction(_ images: ByteTensor, on tape: Tape) -> Variable {
        out(rnn.lastStep(of: tape.constant(steps(of: images))))
    }

    /// What the recurrent layer's last level holds after each step of a few images, and the logits that the dense layer
    /// would give there, computed cell by cell.
    ///
    /// - Shapes: logits are `[count, step, class]`.
    /// - Precondition: an image's pixels are a whole number of steps.
    public func traced(_ images: ByteTensor, on tape: Tape) -> (trace: RecurrentTrace, logits: Variable) {
        let trace = rnn.traced(tape.constant(steps(of: images)))
        return (trace, out(trace.hidden))
    }

    /// - Shapes: `[count, step, pixel]`.
    private func steps(of images: ByteTensor) -> ByteTensor {
        let count = images.shape[0]
        return images.reshaped([count, images.count / max(1, count * stepSize), stepSize])
    }

    /// The logits of any number of images, in memory for a few hundred.
    public func predict(_ images: ByteTensor, workers: Workers) -> Tensor {
        let count = images.shape[0]
        var logits: [Float] = []
        logits.reserveCapacity(count * classCount)
        for first in stride(from: 0, to: count, by: Self.predictionSize) {
            let part = images[first..<min(first + Self.predictionSize, count)]
            logits += self(part, on: .evaluation(workers: workers)).value.scalars
        }
        return Tensor(shape: [count, classCount], scalars: logits)
    }

    private static let predictionSize = 512
}
