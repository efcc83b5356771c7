public import Autograd

/// The logistic function of each element, as a layer.
///
/// - Source: PyTorch's `nn.Sigmoid`.
public struct Sigmoid: Layer {
    /// Makes the layer.
    public init() {}

    /// Nothing: the layer has no parameters.
    public var namedParameters: [NamedParameter] { [] }

    /// The layer as PyTorch prints it.
    public var description: String { "Sigmoid()" }

    /// The activated input.
    public func callAsFunction(_ input: Variable) -> Variable {
        sigmoid(input)
    }
}
