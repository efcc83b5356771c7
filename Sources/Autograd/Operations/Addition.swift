import Kernels

extension Variable {
    /// The sum, element by element; the right side may be a bias, whose shape is that of the left side's last dimensions.
    ///
    /// - Precondition: the shapes are equal, or the right one is a suffix of the left one.
    public static func + (left: Variable, right: Variable) -> Variable {
        let (tape, a, b) = (left.tape, left.operand, right.operand)
        if a.shape != b.shape { return sum(left, bias: right) }
        let result = tape.workers.memory.buffer(count: a.count)
        tape.workers.add(a.buffer, b.buffer, into: result)
        return tape.result(a.shape, result, of: [a, b]) { cotangent, gradients in
            if let target = gradients.target(a) { gradients.workers.add(cotangent, to: target) }
            if let target = gradients.target(b) { gradients.workers.add(cotangent, to: target) }
        }
    }

    /// Each row of `left` plus the bias, whose cotangent is the sum of the rows'.
    private static func sum(_ left: Variable, bias: Variable) -> Variable {
        let (tape, a, b) = (left.tape, left.operand, bias.operand)
        precondition(a.shape.suffix(b.shape.count) == b.shape[...], "cannot add shape \(b.shape) to \(a.shape)")
        let rowShape = [b.count == 0 ? 0 : a.count / b.count, b.count]
        let result = tape.workers.memory.buffer(count: a.count)
        result.rows(of: rowShape).setRows(to: a.buffer.rows(of: rowShape), addingBias: b.buffer)
        return tape.result(a.shape, result, of: [a, b]) { cotangent, gradients in
            if let target = gradients.target(a) { gradients.workers.add(cotangent, to: target) }
            if let target = gradients.target(b) { cotangent.rows(of: rowShape).addColumnSums(to: target.scalars) }
        }
    }
}
