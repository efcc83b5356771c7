/// A dense array of single-precision numbers in row-major order.
///
/// A plain value: copies are independent (and cheap until one is changed), and it crosses threads freely. It knows
/// neither gradients nor files.
///
/// - Shapes: `shape` lists the extent of each dimension, outermost first; `[]` is a scalar with one element.
public struct Tensor: Sendable, Equatable {
    /// The extent of each dimension, outermost first.
    public private(set) var shape: [Int]
    /// The elements, the last dimension varying fastest.
    public var scalars: [Float]

    /// Makes a tensor of the given elements.
    ///
    /// - Precondition: `scalars.count` is the product of `shape`.
    public init(shape: [Int], scalars: [Float]) {
        precondition(
            scalars.count == shape.elementCount,
            "shape \(shape) needs \(shape.elementCount) elements, got \(scalars.count)")
        self.shape = shape
        self.scalars = scalars
    }

    /// Makes a tensor whose every element is `value`.
    public init(repeating value: Float, shape: [Int]) {
        self.init(shape: shape, scalars: Array(repeating: value, count: shape.elementCount))
    }

    /// Makes a tensor of zeros.
    public init(zeros shape: [Int]) {
        self.init(repeating: 0, shape: shape)
    }

    /// Makes a tensor of numbers from the uniform distribution over [`low`, `high`).
    public init(uniformFrom low: Float, to high: Float, shape: [Int], using generator: inout RandomGenerator) {
        self.init(shape: shape, scalars: (0..<shape.elementCount).map { _ in generator.uniform(from: low, to: high) })
    }

    /// Makes a tensor of numbers from the standard normal distribution.
    public init(normal shape: [Int], using generator: inout RandomGenerator) {
        self.init(shape: shape, scalars: (0..<shape.elementCount).map { _ in generator.normal() })
    }

    /// The number of dimensions.
    public var rank: Int { shape.count }

    /// The number of elements.
    public var count: Int { scalars.count }

    /// The same elements in another shape.
    ///
    /// - Precondition: both shapes hold the same number of elements.
    public func reshaped(_ shape: [Int]) -> Tensor {
        Tensor(shape: shape, scalars: scalars)
    }
}

extension [Int] {
    /// The number of elements of a tensor of this shape: the product of the extents, 1 for a scalar.
    public var elementCount: Int { reduce(1, *) }
}
