public import Kernels
public import Tensors

/// A value that training changes: the weights or the biases of a layer.
///
/// It has identity, so that an optimizer knows which state is whose, and no name: names belong to the modules that hold it.
public final class Parameter {
    /// The extent of each dimension, outermost first.
    public let shape: [Int]
    /// The elements in memory, which optimizers change in place.
    public let buffer: Buffer

    /// Makes a parameter of a first value.
    public init(_ value: Tensor) {
        shape = value.shape
        buffer = Buffer(count: value.count)
        buffer.copy(value.scalars)
    }

    /// The value; reading and writing it copies.
    ///
    /// - Precondition: the shape stays the same.
    public var value: Tensor {
        get { Tensor(shape: shape, scalars: buffer.array) }
        set {
            precondition(newValue.shape == shape, "a parameter of shape \(shape) cannot become \(newValue.shape)")
            buffer.copy(newValue.scalars)
        }
    }
}
