/// Checks that training has not diverged.
///
/// - Throws: ``TrainingError/lossNotFinite(step:loss:)`` when the loss is infinite or no number.
public func checkFinite(loss: Float, step: Int) throws(TrainingError) {
    guard loss.isFinite else { throw .lossNotFinite(step: step, loss: "\(loss)") }
}

/// Checks that a trained network answers numbers.
///
/// - Throws: ``TrainingError/errorNotFinite(_:)`` when its error is infinite or no number.
public func checkFinite(error: Double) throws(TrainingError) {
    guard error.isFinite else { throw .errorNotFinite("\(error)") }
}
