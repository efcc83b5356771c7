/// A dense array of bytes in row-major order: images as they lie in their files, at a quarter of a tensor's size.
///
/// - Shapes: `shape` lists the extent of each dimension, outermost first.
public struct ByteTensor: Sendable, Equatable {
    /// The extent of each dimension, outermost first.
    public let shape: [Int]
    /// The elements, the last dimension varying fastest.
    public let bytes: [UInt8]

    /// Makes a tensor of the given bytes.
    ///
    /// - Precondition: `bytes.count` is the product of `shape`.
    public init(shape: [Int], bytes: [UInt8]) {
        precondition(
            bytes.count == shape.elementCount, "shape \(shape) needs \(shape.elementCount) bytes, got \(bytes.count)")
        self.shape = shape
        self.bytes = bytes
    }

    /// The number of elements.
    public var count: Int { bytes.count }

    /// The number of elements of one index of the first dimension.
    private var stride: Int { Array(shape.dropFirst()).elementCount }

    /// Some indices of the first dimension, in the given order: the images of a batch.
    ///
    /// - Precondition: the indices exist.
    public func selecting(_ indices: some Collection<Int32>) -> ByteTensor {
        let stride = stride
        let selected = [UInt8](unsafeUninitializedCapacity: indices.count * stride) { target, count in
            bytes.withUnsafeBufferPointer { source in
                for index in indices {
                    precondition(0 <= index && index < shape[0], "there is no image \(index) among \(shape[0])")
                    let image = source[Int(index) * stride..<(Int(index) + 1) * stride]
                    _ = target[count..<count + stride].initialize(fromContentsOf: image)
                    count += stride
                }
            }
        }
        return ByteTensor(shape: [indices.count] + shape.dropFirst(), bytes: selected)
    }

    /// Indices of the first dimension that follow one another.
    public subscript(range: Range<Int>) -> ByteTensor {
        ByteTensor(
            shape: [range.count] + shape.dropFirst(),
            bytes: Array(bytes[range.lowerBound * stride..<range.upperBound * stride]))
    }

    /// The same bytes as a row for each index of the first dimension.
    public var flattened: ByteTensor { reshaped([shape[0], stride]) }

    /// The same bytes in another shape.
    ///
    /// - Precondition: both shapes hold the same number of elements.
    public func reshaped(_ shape: [Int]) -> ByteTensor {
        ByteTensor(shape: shape, bytes: bytes)
    }
}
