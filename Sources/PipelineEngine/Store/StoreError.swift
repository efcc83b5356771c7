/// What can go wrong with the files of the cache.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file or folder could not be written.
    case cannotWrite(path: String, reason: String)
    /// A file could not be read.
    case cannotRead(path: String, reason: String)
    /// A stage did not write one of the outputs that its kind declares.
    case missingOutput(stage: String, name: String)

    /// One sentence, and what to do.
    public var description: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "cannot write \(path): \(reason). Remove what is in the way, make room, or get the right to write there; then run again"
        case .cannotRead(let path, let reason):
            "cannot read \(path): \(reason). Run again to have it made anew"
        case .missingOutput(let stage, let name):
            "stage '\(stage)' ended without writing its output '\(name)': this is a defect of its kind"
        }
    }
}
