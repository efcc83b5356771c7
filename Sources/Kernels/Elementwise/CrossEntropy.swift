import CKernels

/// The kernels of the cross-entropy between logits and the right classes.
public enum CrossEntropy {
    /// Writes softmax(`logits`) and returns the sum over rows of -log(the right class's probability).
    ///
    /// - Precondition: every label is a class.
    public static func sum(
        logits: Matrix, labels: [Int32], probabilities: UnsafeMutablePointer<Float>
    ) -> Double {
        precondition(labels.count == logits.rowCount, "\(logits.rowCount) rows of logits need as many labels")
        precondition(labels.allSatisfy { 0 <= $0 && $0 < logits.columnCount }, "a label is not a class")
        return kernel_cross_entropy(logits.scalars, labels, probabilities, logits.rowCount, logits.columnCount)
    }

    /// Writes `scale` times the derivative of ``sum(logits:labels:probabilities:)`` by the logits.
    public static func setDerivative(
        probabilities: Matrix, labels: [Int32], scaledBy scale: Float, to cotangent: UnsafeMutablePointer<Float>
    ) {
        kernel_cross_entropy_derivative(
            scale, probabilities.scalars, labels, cotangent, probabilities.rowCount, probabilities.columnCount)
    }
}
