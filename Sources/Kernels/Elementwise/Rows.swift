import CKernels

extension Matrix {
    /// Sets every row to that of another matrix plus the bias; the rows of both lie close together.
    public func setRows(to other: Matrix, addingBias bias: Buffer) {
        scalars.update(from: other.scalars, count: rowCount * columnCount)
        kernel_add_bias(bias.scalars, scalars, rowCount, columnCount)
    }
}

/// Adds `count` elements at `source` to those at `target`.
public func accumulate(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int) {
    kernel_scale_add(1, source, target, count)
}

extension Buffer {
    /// Adds a number to each element.
    public func add(_ value: Float) {
        for k in 0..<count { scalars[k] += value }
    }

    /// The elements as a matrix of so many columns.
    public func rows(of columnCount: Int) -> Matrix {
        Matrix(scalars, rows: columnCount == 0 ? 0 : count / columnCount, columns: columnCount)
    }
}
