/// Why a saved state does not fit an optimizer.
public enum OptimizerStateError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The names are not those of this optimizer and its parameters.
    case otherNames(expected: [String], found: [String])
    /// An entry has another shape than its parameter.
    case otherShape(name: String, expected: [Int], found: [Int])
    /// The number of steps that were taken is none.
    case noStepCount(Float)

    /// What does not fit and what to do about it.
    public var description: String {
        switch self {
        case .otherNames(let expected, let found):
            "The saved optimizer state holds \(found.joined(separator: ", ")), but this optimizer needs "
                + "\(expected.joined(separator: ", ")). Continue with the optimizer and the options that saved it."
        case .otherShape(let name, let expected, let found):
            "The saved optimizer state '\(name)' has shape \(found), but this optimizer needs \(expected). "
                + "Continue with the network that saved it."
        case .noStepCount(let found):
            "The saved optimizer state 'step' is \(found), but this optimizer needs a count of steps. Continue with another one."
        }
    }
}
