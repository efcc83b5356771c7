import Kernels
import Tensors

extension Variable {
    /// The same elements in another shape.
    ///
    /// - Precondition: both shapes hold the same number of elements.
    public func reshaped(_ shape: [Int]) -> Variable {
        let x = operand
        precondition(shape.elementCount == x.count, "shape \(x.shape) cannot become \(shape)")
        return tape.result(shape, x.buffer, of: [x]) { cotangent, gradients in
            gradients.add(cotangent, to: x)
        }
    }
}
