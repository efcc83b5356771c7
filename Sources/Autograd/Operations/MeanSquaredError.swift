import Kernels

/// The mean of the squared differences, a scalar.
///
/// - Source: PyTorch's `nn.MSELoss`.
/// - Precondition: the shapes are equal.
public func meanSquaredError(_ prediction: Variable, _ target: Variable) -> Variable {
    let (tape, a, b) = (prediction.tape, prediction.operand, target.operand)
    precondition(a.shape == b.shape, "a prediction of shape \(a.shape) has no target \(b.shape)")
    let count = Double(a.count)
    let result = tape.workers.memory.buffer(count: 1)
    result.fill(Float(tape.workers.sumOfSquaredDifferences(a.buffer, b.buffer) / count))
    return tape.result([], result, of: [a, b]) { cotangent, gradients in
        let scale = Float(2 / count) * cotangent.scalars[0]
        for (one, other) in [(a, b), (b, a)] where one.slot != nil {
            let derivative = gradients.workers.memory.buffer(count: a.count)
            gradients.workers.setDifference(of: one.buffer, other.buffer, scaledBy: scale, to: derivative)
            gradients.add(derivative, to: one)
        }
    }
}
