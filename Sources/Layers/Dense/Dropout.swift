public import Autograd

/// Drops elements at random while training, on tapes that were given a generator for it.
///
/// - Source: PyTorch's `nn.Dropout`.
public struct Dropout: Layer {
    /// The probability of dropping an element.
    public let probability: Float

    /// Makes a layer that drops elements with this probability.
    public init(probability: Float = 0.5) {
        self.probability = probability
    }

    /// Nothing: the layer has no parameters.
    public var namedParameters: [NamedParameter] { [] }

    /// The layer as PyTorch prints it.
    public var description: String { "Dropout(p=\(probability), inplace=False)" }

    /// The input with elements dropped, and the others scaled up.
    public func callAsFunction(_ input: Variable) -> Variable {
        dropout(input, probability: probability)
    }
}
