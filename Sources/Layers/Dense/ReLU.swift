public import Autograd

/// Each element where it is positive, else 0, as a layer.
///
/// - Source: PyTorch's `nn.ReLU`.
public struct ReLU: Layer {
    /// Makes the layer.
    public init() {}

    /// Nothing: the layer has no parameters.
    public var namedParameters: [NamedParameter] { [] }

    /// The layer as PyTorch prints it.
    public var description: String { "ReLU()" }

    /// The activated input.
    public func callAsFunction(_ input: Variable) -> Variable {
        relu(input)
    }
}
