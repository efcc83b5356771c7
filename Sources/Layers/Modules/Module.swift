public import Autograd
import Kernels

/// A part of a network: it holds parameters, names them as PyTorch's `state_dict` does, and prints as PyTorch does.
public protocol Module: CustomStringConvertible {
    /// The parameters under PyTorch's names, in PyTorch's order.
    var namedParameters: [NamedParameter] { get }
}

/// A parameter and its name within a module.
public struct NamedParameter {
    /// The name, such as "rnn.weight_ih_l0".
    public let name: String
    /// The parameter.
    public let parameter: Parameter

    /// Names a parameter.
    public init(_ name: String, _ parameter: Parameter) {
        self.name = name
        self.parameter = parameter
    }
}

extension Module {
    /// The parameters, in PyTorch's order.
    public var parameters: [Parameter] { namedParameters.map(\.parameter) }

    /// The number of trainable numbers.
    public var parameterCount: Int { parameters.reduce(0) { $0 + $1.buffer.count } }
}

/// A module that maps one variable to another.
public protocol Layer: Module {
    /// The layer's output for an input.
    func callAsFunction(_ input: Variable) -> Variable
}
