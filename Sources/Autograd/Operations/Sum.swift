import Kernels

extension Variable {
    /// The sum of all elements, a scalar.
    public var sum: Variable { total(scaledBy: 1) }

    /// The mean of all elements, a scalar.
    public var mean: Variable { total(scaledBy: 1 / Double(count)) }

    private func total(scaledBy scale: Double) -> Variable {
        let x = operand
        let result = tape.workers.memory.buffer(count: 1)
        result.fill(Float(x.buffer.sum * scale))
        return tape.result([], result, of: [x]) { cotangent, gradients in
            guard let target = gradients.target(x) else { return }
            target.add(Float(scale) * cotangent.scalars[0])
        }
    }
}
