import CKernels

/// The update of one parameter by Adam or AdamW, which say what the numbers mean.
public struct AdamUpdate {
    private let constants: kernel_adam_constants

    /// Sets the constants of step number `step`, counted from 1.
    ///
    /// - Parameters:
    ///   - learningRate: The size of a step.
    ///   - betas: How much of the mean and of the second moment a step keeps.
    ///   - epsilon: Added to the root of the second moment.
    ///   - weightDecay: How much of the value is added to its gradient.
    ///   - shrinkage: What the value is multiplied by first.
    ///   - step: The number of this step.
    public init(
        learningRate: Double, betas: (Double, Double), epsilon: Double, weightDecay: Double, shrinkage: Double,
        step: Int
    ) {
        constants = kernel_adam_constants(
            step_size: Float(learningRate / (1 - power(betas.0, step))), beta1: Float(betas.0), beta2: Float(betas.1),
            one_minus_beta1: Float(1 - betas.0), one_minus_beta2: Float(1 - betas.1), epsilon: Float(epsilon),
            second_correction: Float(1 / (1 - power(betas.1, step)).squareRoot()), weight_decay: Float(weightDecay),
            shrinkage: Float(shrinkage))
    }

    /// Moves some elements of `value` and of its moments, on the calling thread; the largest second moment is kept by AMSGrad
    /// alone.
    ///
    /// - Parameters:
    ///   - value: What is moved.
    ///   - elements: Which of its elements.
    ///   - gradient: Those elements' gradient.
    ///   - mean: The running mean of the gradients.
    ///   - secondMoment: The running mean of the gradients' squares.
    ///   - largestSecondMoment: The largest second moment so far.
    public func apply(
        to value: Buffer, _ elements: Range<Int>, gradient: UnsafePointer<Float>, mean: Buffer, secondMoment: Buffer,
        largestSecondMoment: Buffer?
    ) {
        let first = elements.lowerBound
        kernel_adam(
            constants, value.scalars + first, gradient, mean.scalars + first, secondMoment.scalars + first,
            largestSecondMoment.map { $0.scalars + first }, elements.count)
    }
}

/// `base` to a whole power, by repeated squaring.
private func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
        if rest & 1 == 1 { result *= square }
        square *= square
        rest >>= 1
    }
    return result
}
