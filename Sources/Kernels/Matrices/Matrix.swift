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

    /// `count` rows from row `first` on.
    public func rows(_ first: Int, count: Int) -> Matrix {
        let offset = isTransposed ? first : first * stride
        return Matrix(
            scalars: scalars + offset, rowCount: count, columnCount: columnCount, stride: stride,
            isTransposed: isTransposed)
    }

    /// `count` columns from column `first` on.
    public func columns(_ first: Int, count: Int) -> Matrix {
        transposed.rows(first, count: count).transposed
    }

    /// Sets this matrix to `left` times `right`, on the calling thread.
    public func set(toProductOf left: Matrix, _ right: Matrix) {
        product(left, right, adding: false)
    }

    /// Adds `left` times `right` to this matrix, on the calling thread.
    public func add(productOf left: Matrix, _ right: Matrix) {
        product(left, right, adding: true)
    }

    private func product(_ left: Matrix, _ right: Matrix, adding: Bool) {
        precondition(
            left.rowCount == rowCount && right.columnCount == columnCount && left.columnCount == right.rowCount
                && !isTransposed,
            "[\(left.rowCount), \(left.columnCount)] times [\(right.rowCount), \(right.columnCount)] "
                + "does not give [\(rowCount), \(columnCount)]")
        guard rowCount > 0, columnCount > 0, left.columnCount > 0 || !adding else { return }
        MatrixLibrary.multiply(left, right, into: self, adding: adding)
    }
}
