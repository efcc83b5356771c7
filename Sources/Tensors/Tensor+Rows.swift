extension Tensor {
    /// The index of the greatest number of each row, the first where several are equal.
    ///
    /// - Shapes: the tensor is `[rows, columns]`.
    /// - Precondition: The rank is 2, and there is a column.
    public var rowMaxima: [Int] {
        precondition(rank == 2 && shape[1] > 0, "rows of numbers have the shape [rows, columns], found \(shape)")
        return (0..<shape[0]).map { row in
            let start = row * shape[1]
            return (start..<start + shape[1]).reduce(start) { scalars[$1] > scalars[$0] ? $1 : $0 } - start
        }
    }
}
