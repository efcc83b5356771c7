import Tensors

/// A dense array of integers in row-major order: pixels, labels, counts.
///
/// - Shapes: `shape` lists the extent of each dimension, outermost first; `[]` is a single number.
public struct ShapedArray<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable, Equatable {
    /// The extent of each dimension, outermost first.
    public let shape: [Int]
    /// The elements, the last dimension varying fastest.
    public let elements: [Element]

    /// Makes an array of the given elements.
    ///
    /// - Precondition: `elements.count` is the product of `shape`.
    public init(shape: [Int], elements: [Element]) {
        precondition(
            elements.count == shape.elementCount, "shape \(shape) does not hold the \(elements.count) elements given")
        self.shape = shape
        self.elements = elements
    }
}
