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
    result.fill(Float(a.buffer.sumOfSquaredDifferences(to: b.buffer) / count))
    return tape.result([], result, of: [a, b]) { cotangent, gradients in
        let scale = Float(2 / count) * cotangent.scalars[0]
        gradients.target(a)?.addDifference(of: a.buffer, b.buffer, scaledBy: scale)
        gradients.target(b)?.addDifference(of: b.buffer, a.buffer, scaledBy: scale)
    }
}
