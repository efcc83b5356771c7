import Kernels

extension Variable {
    /// The difference, element by element.
    ///
    /// - Precondition: the shapes are equal.
    public static func - (left: Variable, right: Variable) -> Variable {
        let (tape, a, b) = (left.tape, left.operand, right.operand)
        precondition(a.shape == b.shape, "cannot subtract shape \(b.shape) from \(a.shape)")
        let result = tape.workers.memory.buffer(count: a.count)
        tape.workers.subtract(a.buffer, b.buffer, into: result)
        return tape.result(a.shape, result, of: [a, b]) { cotangent, gradients in
            if let target = gradients.target(a) { gradients.workers.add(cotangent, to: target) }
            if let target = gradients.target(b) { gradients.workers.add(cotangent, scaledBy: -1, to: target) }
        }
    }
}
