/// What can go wrong with the files of the cache beside the errors of the system (`FileError`).
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
    /// An object of the cache is not what was put there.
    case unsound(path: String)
    /// A stage did not write one of the outputs that its kind declares.
    case missingOutput(stage: String, name: String)

    /// One sentence, and what to do.
    public var description: String {
        switch self {
        case .unsound(let path):
            "cannot read \(path): it is damaged, or gone from the cache. Run again to have it made anew"
        case .missingOutput(let stage, let name):
            "stage '\(stage)' ended without writing its output '\(name)': this is a defect of its kind"
        }
    }
}
