import CKernels

/// Sums in a fixed order, on the calling thread.
extension Buffer {
    /// The sum of the elements.
    public var sum: Double { kernel_sum(scalars, count) }

    /// The sum of the elements' squares.
    public var sumOfSquares: Double { kernel_sum_of_squares(scalars, count) }
}

/// The sum of the squares of numbers in memory, as of those of a buffer.
public func sumOfSquares(_ scalars: UnsafePointer<Float>, count: Int) -> Double {
    kernel_sum_of_squares(scalars, count)
}

extension Matrix {
    /// Adds each row's elements to `totals`, top row first: `totals`[c] += the sum of column c.
    public func addColumnSums(to totals: UnsafeMutablePointer<Float>) {
        kernel_add_column_sums(scalars, totals, rowCount, columnCount, stride)
    }
}
