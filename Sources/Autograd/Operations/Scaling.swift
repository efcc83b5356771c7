import Kernels

extension Variable {
    /// Every element times a number.
    public static func * (left: Variable, scale: Float) -> Variable {
        let (tape, a) = (left.tape, left.operand)
        let result = tape.workers.memory.zeros(count: a.count)
        tape.workers.add(a.buffer, scaledBy: scale, to: result)
        return tape.result(a.shape, result, of: [a]) { cotangent, gradients in
            if let target = gradients.target(a) { gradients.workers.add(cotangent, scaledBy: scale, to: target) }
        }
    }
}
