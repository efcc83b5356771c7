import Kernels
import Tensors

/// An affine map of the last dimension: x Wᵀ + b, without b if there is no bias.
///
/// - Shapes: `input` is `[..., inputs]`, `weight` `[outputs, inputs]`, `bias` `[outputs]`; the result is
///   `[..., outputs]`.
/// - Source: PyTorch's `nn.functional.linear`.
/// - Precondition: the sizes agree.
public func linear(_ input: Variable, weight: Variable, bias: Variable? = nil) -> Variable {
    let (tape, x, w, b) = (input.tape, input.operand, weight.operand, bias?.operand)
    precondition(
        w.shape.count == 2 && x.shape.last == w.shape[1] && (b.map { $0.shape == [w.shape[0]] } ?? true),
        "shape \(x.shape) does not go through weights \(w.shape) and bias \(b?.shape ?? [])")
    let shape = Array(x.shape.dropLast()) + [w.shape[0]]
    let result = tape.workers.memory.buffer(count: shape.elementCount)
    result.rows(of: shape).setRows(to: b?.buffer)
    tape.workers.addProduct(x.rows, w.rows.transposed, to: result.rows(of: shape))
    return tape.result(shape, result, of: [x, w] + [b].compactMap { $0 }) { cotangent, gradients in
        let rows = cotangent.rows(of: shape)
        if let target = gradients.target(x) {
            gradients.workers.addProduct(rows, w.rows, to: target.rows(of: x.shape))
        }
        if let target = gradients.target(w) {
            gradients.workers.addTransposedProduct(rows, x.rows, to: target.rows(of: w.shape))
        }
        if let target = b.flatMap(gradients.target) { rows.addColumnSums(to: target.scalars) }
    }
}
