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
    tape.workers.product(a.rows, b.rows, into: result.rows(of: shape))
    return tape.result(shape, result, of: [a, b]) { cotangent, gradients in
        gradients.accumulate(a) { target, isFirst in
            gradients.workers.product(
                cotangent.rows(of: shape), b.rows.transposed, into: target.rows(of: a.shape), adding: !isFirst)
        }
        gradients.add(
            DenseWeightGradient(cotangents: a.buffer, inputs: cotangent, outputCount: a.shape[1], inputCount: shape[1]),
            by: b, computedFrom: [a])
    }
}
