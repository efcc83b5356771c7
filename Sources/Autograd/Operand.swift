import Kernels

/// What a derivative keeps of a variable: its elements, and where its cotangent is collected.
struct Operand {
    let shape: [Int]
    let buffer: Buffer
    /// The cotangent's place; nil if no gradient flows back from here.
    let slot: Int?

    var count: Int { buffer.count }

    /// The elements as rows along the last dimension.
    var rows: Matrix { buffer.rows(of: shape) }
}

extension Buffer {
    /// The elements of an array of this shape as a matrix whose columns are the last dimension.
    func rows(of shape: [Int]) -> Matrix {
        rows(of: shape.last ?? 1)
    }
}
