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

    /// Moves `value` and its second moment; without momentum there is no velocity.
    public func apply(
        to value: Buffer, gradient: Buffer, secondMoment: Buffer, velocity: Buffer?, on workers: Workers
    ) {
        workers.forEachChunk(of: value.count, operationsPerElement: 16) { offset, length in
            kernel_rmsprop(
                constants, value.scalars + offset, gradient.scalars + offset, secondMoment.scalars + offset,
                velocity.map { $0.scalars + offset }, length)
        }
    }
}
