/// Why the files of a dataset could not be had, with the evidence.
public enum FetchError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file is another one than that of the dataset.
    case wrongContents(path: String, file: String, expected: String, found: String)
    /// A download failed.
    case transfer(url: String, reason: String)
    /// The Python package index did not give the files.
    case packageIndex(reason: String)
    /// A file cannot be written: no source can help.
    case unwritable(path: String, reason: String)
    /// No source has the files.
    case unavailable(dataset: String, files: [String], attempts: [FailedSource], remedy: String)

    /// A source that was tried, and why it failed.
    public struct FailedSource: Equatable, Sendable {
        /// The source, as a user would say it.
        public let source: String
        /// The evidence.
        public let reason: String
    }

    /// The evidence in a sentence or two, then what to do.
    public var description: String {
        switch self {
        case .wrongContents(let path, let file, let expected, let found):
            "\(path) is not \(file): expected \(expected), found \(found). Replace it by the original file."
        case .transfer(let url, let reason):
            "\(url): \(reason). Check the network, or give a directory."
        case .packageIndex(let reason):
            "\(reason). Give a directory instead."
        case .unwritable(let path, let reason):
            "\(path) cannot be written: \(reason). Free space there, or write elsewhere."
        case .unavailable(let dataset, let files, let attempts, let remedy):
            """
            \(dataset): no source has \(files.joined(separator: ", ")). Tried:
            \(attempts.map { "  - \($0.source): \($0.reason)" }.joined(separator: "\n"))
            \(remedy)
            """
        }
    }
}
