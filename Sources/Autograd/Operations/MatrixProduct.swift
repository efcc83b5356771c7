import Kernels

/// The product of two matrices.
///
/// - Shapes: `[rows, inner]` times `[inner, columns]` is `[rows, columns]`.
/// - Precondition: both are matrices and their inner extents agree.
public func matrixProduct(_ left: Variable, _ right: Variable) -> Variable {
    let (tape, a, b) = (left.tape, left.operand, right.operand)
    precondition(
        a.shape.count == 2 && b.shape.count == 2 && a.shape[1] == b.shape[0],
        "\(a.shape) times \(b.shape) is no product")
    let shape = [a.shape[0], b.shape[1]]
    let result = tape.workers.memory.buffer(count: shape[0] * shape[1])
    tape.workers.setProduct(a.rows, b.rows, to: result.rows(of: shape))
    return tape.result(shape, result, of: [a, b]) { cotangent, gradients in
        let rows = cotangent.rows(of: shape)
        if let target = gradients.target(a) {
            gradients.workers.addProduct(rows, b.rows.transposed, to: target.rows(of: a.shape))
        }
        gradients.add(
            DenseWeightGradient(cotangents: a.buffer, inputs: cotangent, outputCount: a.shape[1], inputCount: shape[1]),
            by: b, computedFrom: [a])
    }
}
