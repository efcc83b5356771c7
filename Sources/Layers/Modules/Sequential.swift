public import Autograd

/// Layers one after another, named "0", "1" and so on.
///
/// - Source: PyTorch's `nn.Sequential`.
public struct Sequential: Layer, CompositeModule {
    /// The layers in order.
    public let layers: [any Layer]

    /// Chains layers.
    public init(_ layers: [any Layer]) {
        self.layers = layers
    }

    /// The name that it prints.
    public var typeName: String { "Sequential" }

    /// The layers under their numbers.
    public var children: [(name: String, module: any Module)] {
        layers.enumerated().map { (String($0), $1) }
    }

    /// The last layer's output.
    public func callAsFunction(_ input: Variable) -> Variable {
        layers.reduce(input) { $1($0) }
    }
}
