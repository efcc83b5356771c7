import Kernels
public import Tensors

/// A value on a tape.
public struct Variable {
    /// The tape that this value is on.
    public let tape: Tape
    let operand: Operand

    /// The extent of each dimension, outermost first.
    public var shape: [Int] { operand.shape }

    /// The number of elements.
    public var count: Int { operand.count }

    /// A copy of the elements.
    public var value: Tensor { Tensor(shape: shape, scalars: operand.buffer.array) }

    /// The element of a variable that has only one.
    ///
    /// - Precondition: there is one element.
    public var scalar: Float {
        precondition(count == 1, "a variable of shape \(shape) is not a scalar")
        return operand.buffer.scalars[0]
    }

    /// The same value as a constant of another tape (or the same): no gradient flows back to where it came from.
    public func detached(on other: Tape) -> Variable {
        Variable(tape: other, operand: Operand(shape: shape, buffer: operand.buffer, slot: nil))
    }
}
