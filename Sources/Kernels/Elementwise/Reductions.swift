import CKernels

/// Sums in a fixed order, on the calling thread.
extension Buffer {
    /// The sum of the elements.
    public var sum: Double { kernel_sum(scalars, count) }

    /// The sum of the elements' squares.
    public var sumOfSquares: Double { kernel_sum_of_squares(scalars, count) }

    /// The sum of the squared differences to another buffer of the same size.
    public func sumOfSquaredDifferences(to other: Buffer) -> Double {
        precondition(other.count == count, "sizes differ: \(count), \(other.count)")
        return kernel_sum_of_squared_differences(scalars, other.scalars, count)
    }

    /// Adds `scale` * (`a` - `b`): the derivative of a sum of squared differences by `a`, at half that scale.
    public func addDifference(of a: Buffer, _ b: Buffer, scaledBy scale: Float) {
        precondition(a.count == count && b.count == count, "sizes differ: \(count), \(a.count), \(b.count)")
        kernel_difference_derivative(scale, a.scalars, b.scalars, scalars, count)
    }
}

extension Matrix {
    /// Adds each row's elements to `totals`, top row first: `totals`[c] += the sum of column c.
    public func addColumnSums(to totals: UnsafeMutablePointer<Float>) {
        kernel_add_column_sums(scalars, totals, rowCount, columnCount, stride)
    }
}
