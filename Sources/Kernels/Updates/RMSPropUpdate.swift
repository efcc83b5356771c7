import CKernels

/// The update of one parameter by RMSProp; `RMSProp` in Training says what the numbers mean.
public struct RMSPropUpdate {
    private let constants: kernel_rmsprop_constants

    /// Sets the constants of a step.
    public init(learningRate: Double, smoothing: Double, epsilon: Double, momentum: Double, weightDecay: Double) {
        constants = kernel_rmsprop_constants(
            learning_rate: Float(learningRate), alpha: Float(smoothing), one_minus_alpha: Float(1 - smoothing),
            epsilon: Float(epsilon), momentum: Float(momentum), weight_decay: Float(weightDecay))
    }

    /// Moves some elements of `value` and of its second moment, given those elements' gradient, on the calling thread; without
    /// momentum there is no velocity.
    public func apply(
        to value: Buffer, _ elements: Range<Int>, gradient: UnsafePointer<Float>, secondMoment: Buffer,
        velocity: Buffer?
    ) {
        let first = elements.lowerBound
        kernel_rmsprop(
            constants, value.scalars + first, gradient, secondMoment.scalars + first,
            velocity.map { $0.scalars + first },
            elements.count)
    }
}
