public import Artifacts

/// What became of one thing that a page states.
public struct Finding: Sendable, Equatable {
    /// What is stated.
    public enum Subject: String, Sendable, CaseIterable {
        /// The page itself.
        case page
        /// A file beside it.
        case file
        /// A picture on it, which should be a copy of the file that the finding names.
        case picture
    }

    /// Whether it is as stated.
    public enum Outcome: Sendable, Equatable {
        /// It is.
        case holds
        /// The bytes are others.
        case differs(stated: Digest, found: Digest)
        /// There are more or fewer bytes.
        case sizeDiffers(stated: Int, found: Int)
        /// It is not there.
        case missing
        /// The path leads out of the folder of the page, and was not followed.
        case refused
        /// It is there and cannot be read.
        case unreadable(reason: String)

        /// The outcome in a word or two, the same in JSON.
        public var name: String {
            switch self {
            case .holds: "holds"
            case .differs: "differs"
            case .sizeDiffers: "size differs"
            case .missing: "missing"
            case .refused: "refused"
            case .unreadable: "unreadable"
            }
        }

        /// What is to be said about it.
        public var detail: String? {
            switch self {
            case .holds, .missing: nil
            case .differs(let stated, let found): "stated \(stated.short), found \(found.short)"
            case .sizeDiffers(let stated, let found): "stated \(stated) bytes, found \(found)"
            case .refused: "the path leads out of the folder of the page"
            case .unreadable(let reason): reason
            }
        }
    }

    /// What is stated.
    public let subject: Subject
    /// The path of the page as it was named, or of the file from the folder of the page.
    public let path: String
    /// Whether it is as stated.
    public let outcome: Outcome
}
