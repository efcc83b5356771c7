import Kernels
import Tensors

extension Variable {
    /// The part of a dimension that lies in a range of indices.
    ///
    /// - Precondition: the dimension exists and the range lies within it.
    public func sliced(dimension: Int, _ range: Range<Int>) -> Variable {
        let x = operand
        if range == 0..<x.shape[dimension] { return self }
        let part = Part(of: x.shape, dimension: dimension, range)
        var shape = x.shape
        shape[dimension] = range.count
        let result = tape.workers.memory.buffer(count: shape.elementCount)
        part.copy(from: x.buffer, to: result)
        return tape.result(shape, result, of: [x]) { cotangent, gradients in
            if let target = gradients.target(x) { part.add(cotangent, toPartOf: target) }
        }
    }

    /// One index of a dimension, which the result no longer has.
    ///
    /// - Precondition: the dimension and the index exist.
    public func selected(dimension: Int, _ index: Int) -> Variable {
        var shape = self.shape
        shape.remove(at: dimension)
        return sliced(dimension: dimension, index..<index + 1).reshaped(shape)
    }
}
