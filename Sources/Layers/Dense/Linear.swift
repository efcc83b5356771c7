public import Autograd
public import Tensors

/// An affine map of the last dimension, x Wᵀ + b.
///
/// - Shapes: `[..., inputSize]` becomes `[..., outputSize]`.
/// - Source: PyTorch's `nn.Linear`.
public struct Linear: Layer {
    /// The weights, `[outputSize, inputSize]`.
    public let weight: Parameter
    /// The biases, `[outputSize]`, unless there are none.
    public let bias: Parameter?

    /// Makes a layer of random weights and biases from U(-1/sqrt(inputSize), 1/sqrt(inputSize)).
    public init(_ inputSize: Int, _ outputSize: Int, hasBias: Bool = true, using generator: inout RandomGenerator) {
        weight = Parameter(boundedBy: inputSize, shape: [outputSize, inputSize], using: &generator)
        bias = hasBias ? Parameter(boundedBy: inputSize, shape: [outputSize], using: &generator) : nil
    }

    /// "weight" and, where there is one, "bias".
    public var namedParameters: [NamedParameter] {
        [NamedParameter("weight", weight)] + [bias].compactMap { $0.map { NamedParameter("bias", $0) } }
    }

    /// The layer as PyTorch prints it.
    public var description: String {
        "Linear(in_features=\(weight.shape[1]), out_features=\(weight.shape[0]), bias=\((bias != nil).pythonText))"
    }

    /// The mapped input.
    public func callAsFunction(_ input: Variable) -> Variable {
        let tape = input.tape
        return linear(input, weight: tape.variable(weight), bias: bias.map { tape.variable($0) })
    }
}
