public import Autograd
import Kernels

extension Gradients {
    /// Scales the parameters' gradients down together, so that their common norm is at most `largestNorm`.
    ///
    /// - Returns: The norm before.
    /// - Source: PyTorch's `nn.utils.clip_grad_norm_`.
    @discardableResult
    public func clip(_ parameters: [Parameter], toNorm largestNorm: Float) -> Float {
        let buffers = parameters.compactMap { buffer(of: $0) }
        let norm = Float(buffers.reduce(0) { $0 + $1.sumOfSquares }.squareRoot())
        let scale = min(1, largestNorm / (norm + 1e-6))
        for buffer in buffers { workers.scale(buffer, by: scale) }
        return norm
    }
}
