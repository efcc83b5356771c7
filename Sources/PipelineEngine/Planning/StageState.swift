public import Artifacts

/// How a stage stands: what a run would do with it, and why.
public enum StageState: Sendable, Equatable {
    /// The cache holds what it writes, and the output folder shows it.
    case upToDate(Manifest)
    /// The cache holds what it writes; these files in the output folder are missing, were edited, or are those of an
    /// execution that differs from this one as `instead` tells.
    case needsRestoring(Manifest, files: [String], instead: [KeyDifference])
    /// It must run.
    case stale([KeyDifference])
    /// Whether it must run depends on what these stages will write.
    case waiting(for: [String])
    /// Its key cannot be made.
    case blocked(reason: String)

    /// Whether a run would leave it alone.
    public var isUpToDate: Bool {
        if case .upToDate = self { true } else { false }
    }

    /// The record of the execution whose outputs the cache holds.
    public var manifest: Manifest? {
        switch self {
        case .upToDate(let manifest), .needsRestoring(let manifest, _, _): manifest
        case .stale, .waiting, .blocked: nil
        }
    }
}
