/// Why training cannot go on.
public enum TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The loss of a step is infinite or no number.
    case lossNotFinite(step: Int, loss: String)
    /// The error of the trained network is infinite or no number.
    case errorNotFinite(String)

    /// What happened and what to do about it.
    public var description: String {
        switch self {
        case .lossNotFinite(let step, let loss):
            "The loss of step \(step) is \(loss): training has diverged. Lower the learning rate or clip the gradients."
        case .errorNotFinite(let error):
            "The error of the trained network is \(error): its last update has diverged. Lower the learning rate."
        }
    }
}
