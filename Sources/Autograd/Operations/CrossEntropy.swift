import Kernels

/// The mean over rows of -log softmax(logits) at the right class, a scalar.
///
/// - Shapes: `logits` is `[rows, classes]`; there is one label for each row.
/// - Source: PyTorch's `nn.CrossEntropyLoss`.
/// - Precondition: every label is a class.
public func crossEntropy(_ logits: Variable, labels: [Int32]) -> Variable {
    let (tape, x) = (logits.tape, logits.operand)
    precondition(x.shape.count == 2, "logits have rows and classes, not shape \(x.shape)")
    let probabilities = tape.workers.memory.buffer(count: x.count)
    let result = tape.workers.memory.buffer(count: 1)
    let sum = CrossEntropy.sum(logits: x.rows, labels: labels, probabilities: probabilities.scalars)
    result.fill(Float(sum / Double(labels.count)))
    return tape.result([], result, of: [x]) { cotangent, gradients in
        let derivative = gradients.workers.memory.buffer(count: x.count)
        CrossEntropy.setDerivative(
            probabilities: probabilities.rows(of: x.shape), labels: labels,
            scaledBy: cotangent.scalars[0] / Float(labels.count), to: derivative.scalars)
        gradients.add(derivative, to: x)
    }
}
