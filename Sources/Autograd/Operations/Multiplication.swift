import Kernels

extension Variable {
    /// The product, element by element.
    ///
    /// - Precondition: the shapes are equal.
    public static func * (left: Variable, right: Variable) -> Variable {
        let (tape, a, b) = (left.tape, left.operand, right.operand)
        precondition(a.shape == b.shape, "cannot multiply shape \(a.shape) by \(b.shape) element by element")
        let result = tape.workers.memory.buffer(count: a.count)
        tape.workers.multiply(a.buffer, b.buffer, into: result)
        return tape.result(a.shape, result, of: [a, b]) { cotangent, gradients in
            if let target = gradients.target(a) { gradients.workers.addProduct(cotangent, b.buffer, to: target) }
            if let target = gradients.target(b) { gradients.workers.addProduct(cotangent, a.buffer, to: target) }
        }
    }
}
