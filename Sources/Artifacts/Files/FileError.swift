import Foundation

/// Why the system did not read or write a file.
///
/// Foundation wraps such errors in words that leave out the path or the reason; here both are kept.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was to be done.
    public enum Action: String, Sendable {
        case read, write
    }

    /// What was to be done.
    public let action: Action
    /// The file or folder.
    public let path: String
    /// The system's number of the error.
    public let code: Int32

    /// Names an error of the system.
    public init(_ action: Action, _ path: String, code: Int32) {
        self.action = action
        self.path = path
        self.code = code
    }

    /// The system's words for the error.
    public var reason: String { systemMessage(code) }

    /// One sentence, and what to do.
    public var description: String { "cannot \(action) \(path): \(reason). \(advice)" }

    private var advice: String {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: "Make room there, then run again"
        case EACCES, EPERM: "Get the right to \(action) there, then run again"
        case EROFS: "Name a folder that can be written with --output, or have this one made writable"
        case EISDIR, ENOTDIR, EEXIST, ENOTEMPTY, ELOOP: "Remove what is in the way, then run again"
        case ENOENT, ESTALE: "It, or a folder above it, was removed meanwhile, or is a link to nothing: run again"
        case EIO where action == .read:
            "The disk may be failing. Run again; where it fails again, remove the file: what the cache held is made anew"
        case EIO: "The disk may be failing: look at the system's log, or name a folder on another with --output"
        case EMFILE, ENFILE: "Close other programs, or raise the limit on open files (ulimit -n), then run again"
        default: "Mend that, then run again"
        }
    }
}
