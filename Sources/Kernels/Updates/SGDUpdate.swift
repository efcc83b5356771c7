import CKernels

/// The update of one parameter by stochastic gradient descent; `SGD` in Training says what the numbers mean.
public struct SGDUpdate {
    private let constants: kernel_sgd_constants

    /// Sets the constants of one step.
    public init(learningRate: Double, momentum: Double, weightDecay: Double, isNesterov: Bool, isFirstStep: Bool) {
        constants = kernel_sgd_constants(
            learning_rate: Float(learningRate), momentum: Float(momentum), weight_decay: Float(weightDecay),
            is_nesterov: isNesterov ? 1 : 0, is_first_step: isFirstStep ? 1 : 0)
    }

    /// Moves some elements of `value`, given those elements' gradient, on the calling thread; without momentum there is no
    /// velocity.
    public func apply(to value: Buffer, _ elements: Range<Int>, gradient: UnsafePointer<Float>, velocity: Buffer?) {
        let first = elements.lowerBound
        kernel_sgd(constants, value.scalars + first, gradient, velocity.map { $0.scalars + first }, elements.count)
    }
}
