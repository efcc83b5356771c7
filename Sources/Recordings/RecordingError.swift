/// Why recordings do not belong together.
public enum RecordingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The trained network was recorded on another signal than the training.
    case otherSignal

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .otherSignal:
            "The trained network was recorded on another signal than its training. "
                + "Bind both inputs to stages of one experiment."
        }
    }
}
