import Kernels
import Tensors

/// Sets each element to 0 with probability `probability` and scales the others by 1 / (1 - `probability`).
///
/// It draws from the generator that the tape was given; on a tape without one it passes its input on.
///
/// - Source: PyTorch's `nn.functional.dropout`.
/// - Precondition: 0 <= `probability` < 1.
public func dropout(_ input: Variable, probability: Float) -> Variable {
    precondition(0 <= probability && probability < 1, "\(probability) is no probability to drop by")
    let (tape, x) = (input.tape, input.operand)
    guard probability > 0, var generator = tape.dropoutGenerator else { return input }
    let mask = tape.workers.memory.buffer(count: x.count)
    for k in 0..<x.count {
        mask.scalars[k] = generator.uniform(from: 0, to: 1) < probability ? 0 : 1 / (1 - probability)
    }
    tape.dropoutGenerator = generator
    let result = tape.workers.memory.buffer(count: x.count)
    tape.workers.multiply(x.buffer, mask, into: result)
    return tape.result(x.shape, result, of: [x]) { cotangent, gradients in
        if let target = gradients.target(x) { gradients.workers.addProduct(cotangent, mask, to: target) }
    }
}
