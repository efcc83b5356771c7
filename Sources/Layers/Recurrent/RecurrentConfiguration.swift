/// The sizes and options of a recurrent layer, with PyTorch's defaults.
public struct RecurrentConfiguration: Sendable, Equatable {
    /// The number of features at each time step.
    public var inputSize: Int
    /// The number of hidden units of each level and direction.
    public var hiddenSize: Int
    /// How many levels stand on one another (`num_layers`).
    public var levelCount: Int
    /// Whether there are biases.
    public var hasBias: Bool
    /// The order of the input's and the output's first two dimensions.
    public var isBatchFirst: Bool
    /// The probability of dropping an element between two levels.
    public var dropout: Float
    /// Whether each level also runs backward in time.
    public var isBidirectional: Bool

    /// Makes a configuration.
    ///
    /// - Parameters:
    ///   - inputSize: The number of features at each time step.
    ///   - hiddenSize: The number of hidden units of each level and direction.
    ///   - levelCount: How many levels stand on one another.
    ///   - hasBias: Whether there are biases.
    ///   - isBatchFirst: Whether the batch is the first dimension, and not time.
    ///   - dropout: The probability of dropping an element between two levels.
    ///   - isBidirectional: Whether each level also runs backward in time.
    public init(
        inputSize: Int, hiddenSize: Int, levelCount: Int = 1, hasBias: Bool = true, isBatchFirst: Bool = false,
        dropout: Float = 0, isBidirectional: Bool = false
    ) {
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        self.levelCount = levelCount
        self.hasBias = hasBias
        self.isBatchFirst = isBatchFirst
        self.dropout = dropout
        self.isBidirectional = isBidirectional
    }

    var directionCount: Int { isBidirectional ? 2 : 1 }

    /// The arguments as PyTorch prints them: sizes, then what differs from the defaults.
    var pythonText: String {
        var parts = ["\(inputSize)", "\(hiddenSize)"]
        if levelCount != 1 { parts.append("num_layers=\(levelCount)") }
        if !hasBias { parts.append("bias=False") }
        if isBatchFirst { parts.append("batch_first=True") }
        if dropout != 0 { parts.append("dropout=\(dropout)") }
        if isBidirectional { parts.append("bidirectional=True") }
        return parts.joined(separator: ", ")
    }
}
