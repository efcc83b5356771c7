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
    tape.workers.product(x.rows, w.rows.transposed, bias: b?.buffer, into: result.rows(of: shape))
    return tape.result(shape, result, of: [x, w] + [b].compactMap { $0 }) { cotangent, gradients in
        gradients.accumulate(x) { target, isFirst in
            gradients.workers.product(
                cotangent.rows(of: shape), w.rows, into: target.rows(of: x.shape), adding: !isFirst)
        }
        let (outputCount, inputCount) = (w.shape[0], w.shape[1])
        gradients.add(
            DenseWeightGradient(
                cotangents: cotangent, inputs: x.buffer, outputCount: outputCount, inputCount: inputCount),
            by: w, computedFrom: [x])
        if let b {
            gradients.add(DenseBiasGradient(cotangents: cotangent, outputCount: outputCount), by: b, computedFrom: [])
        }
    }
}
