/// Why recordings do not belong together.
public enum RecordingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The trained network was recorded on another signal than the training.
    case otherSignal
    /// Other images were recorded than the answers of the network make worth a look.
    case otherImages(expected: [Int], found: [Int])

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .otherSignal:
            "The trained network was recorded on another signal than its training. "
                + "Bind both inputs to stages of one experiment."
        case .otherImages(let expected, let found):
            "The readings were expected to be of the images \(expected), as the predictions have it, but are of \(found). "
                + "Take both from one run of one evaluating stage."
        }
    }
}
