import Autograd
import Kernels

/// The activation of a plain recurrent network.
public enum Nonlinearity: String, Sendable, Equatable, CaseIterable {
    /// The hyperbolic tangent.
    case tanh
    /// The positive part.
    case relu

    var cell: RecurrentCell { self == .tanh ? .tanh : .relu }

    func applied(to input: Variable) -> Variable {
        self == .tanh ? Autograd.tanh(input) : Autograd.relu(input)
    }
}
