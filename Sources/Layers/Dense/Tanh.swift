public import Autograd

/// The hyperbolic tangent of each element, as a layer.
///
/// - Source: PyTorch's `nn.Tanh`.
public struct Tanh: Layer {
    /// Makes the layer.
    public init() {}

    /// Nothing: the layer has no parameters.
    public var namedParameters: [NamedParameter] { [] }

    /// The layer as PyTorch prints it.
    public var description: String { "Tanh()" }

    /// The activated input.
    public func callAsFunction(_ input: Variable) -> Variable {
        tanh(input)
    }
}
