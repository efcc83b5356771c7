import Kernels
import Tensors

/// A range of one dimension of an array, as runs of elements that lie together.
struct Part {
    private let runCount: Int
    private let runLength: Int
    private let stride: Int
    private let offset: Int

    init(of shape: [Int], dimension: Int, _ range: Range<Int>) {
        precondition(
            shape.indices.contains(dimension) && 0 <= range.lowerBound && range.upperBound <= shape[dimension],
            "dimension \(dimension) of shape \(shape) has no part \(range)")
        let inner = Array(shape[(dimension + 1)...]).elementCount
        runCount = Array(shape[..<dimension]).elementCount
        runLength = range.count * inner
        stride = shape[dimension] * inner
        offset = range.lowerBound * inner
    }

    /// Copies the part of `whole` to `part`.
    func copy(from whole: Buffer, to part: Buffer) {
        for run in 0..<runCount {
            (part.scalars + run * runLength).update(from: whole.scalars + run * stride + offset, count: runLength)
        }
    }

    /// Copies `part` to where it belongs in `whole`.
    func copy(_ part: Buffer, toPartOf whole: Buffer) {
        for run in 0..<runCount {
            (whole.scalars + run * stride + offset).update(from: part.scalars + run * runLength, count: runLength)
        }
    }

    /// Adds `part` to where it belongs in `whole`.
    func add(_ part: Buffer, toPartOf whole: Buffer) {
        for run in 0..<runCount {
            accumulate(part.scalars + run * runLength, to: whole.scalars + run * stride + offset, count: runLength)
        }
    }

    /// Adds the part of `whole` to `part`.
    func addPart(of whole: Buffer, to part: Buffer) {
        for run in 0..<runCount {
            accumulate(whole.scalars + run * stride + offset, to: part.scalars + run * runLength, count: runLength)
        }
    }
}
