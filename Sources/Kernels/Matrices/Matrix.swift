import CKernels

/// A view of numbers in memory as a matrix in row-major order; it does not own them.
public struct Matrix {
    /// The first element.
    public let scalars: UnsafeMutablePointer<Float>
    /// The number of rows of the view.
    public let rowCount: Int
    /// The number of columns of the view.
    public let columnCount: Int
    /// The distance between two rows as they are stored.
    public let stride: Int
    /// Whether what is stored is this matrix's transpose.
    public let isTransposed: Bool

    /// Views memory as a matrix whose rows lie `stride` elements apart, or close together.
    public init(_ scalars: UnsafeMutablePointer<Float>, rows: Int, columns: Int, stride: Int? = nil) {
        self.init(
            scalars: scalars, rowCount: rows, columnCount: columns, stride: stride ?? columns, isTransposed: false)
    }

    private init(
        scalars: UnsafeMutablePointer<Float>, rowCount: Int, columnCount: Int, stride: Int, isTransposed: Bool
    ) {
        self.scalars = scalars
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.stride = stride
        self.isTransposed = isTransposed
    }

    /// The same memory seen as the transpose.
    public var transposed: Matrix {
        Matrix(
            scalars: scalars, rowCount: columnCount, columnCount: rowCount, stride: stride, isTransposed: !isTransposed)
    }

    /// Some of its rows.
    public func rows(_ range: Range<Int>) -> Matrix {
        let offset = isTransposed ? range.lowerBound : range.lowerBound * stride
        return Matrix(
            scalars: scalars + offset, rowCount: range.count, columnCount: columnCount, stride: stride,
            isTransposed: isTransposed)
    }

    /// Some of its columns.
    public func columns(_ range: Range<Int>) -> Matrix {
        transposed.rows(range).transposed
    }

    /// Sets this matrix to `left` times `right`, on the calling thread; to each row a bias is added, if there is one.
    func set(toProductOf left: Matrix, _ right: PackedMatrix, bias: UnsafePointer<Float>? = nil) {
        product(left, right, start: bias, startRow: 0)
    }

    /// Adds `left` times `right` to this matrix, on the calling thread.
    func add(productOf left: Matrix, _ right: PackedMatrix) {
        product(left, right, start: UnsafePointer(scalars), startRow: stride)
    }

    private func product(_ left: Matrix, _ right: PackedMatrix, start: UnsafePointer<Float>?, startRow: Int) {
        precondition(
            left.rowCount == rowCount && right.columnCount == columnCount && left.columnCount == right.rowCount
                && !isTransposed,
            "[\(left.rowCount), \(left.columnCount)] times [\(right.rowCount), \(right.columnCount)] "
                + "does not give [\(rowCount), \(columnCount)]")
        kernel_product(
            left.scalars, left.isTransposed ? 1 : left.stride, left.isTransposed ? left.stride : 1, right.panels,
            start, startRow, scalars, stride, rowCount, columnCount, right.rowCount)
    }
}
