/// Why the fingerprints of a package could not be made.
public enum FingerprintError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file or a folder that must be there cannot be read.
    case unreadable(path: String, reason: String)
    /// libcrypto refused to compute a digest.
    case noDigest
    /// Stage kinds whose fingerprint would not cover all the code that they run.
    case uncovered([Finding])

    /// A line of source that breaks a rule.
    public struct Finding: Equatable, Sendable, CustomStringConvertible {
        /// The file, from the package's folder on.
        public let path: String
        /// The line, counted from 1.
        public let line: Int
        /// What is wrong, and what to do.
        public let message: String

        /// The finding as a compiler would write it.
        public var description: String { "\(path):\(line): error: \(message)" }
    }

    /// What went wrong and what to do; a line per finding.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "error: \(path) cannot be read (\(reason)): restore it and build again"
        case .noDigest:
            "error: libcrypto cannot compute SHA-256: reinstall the package libssl-dev"
        case .uncovered(let findings):
            findings.map(\.description).joined(separator: "\n")
        }
    }
}
