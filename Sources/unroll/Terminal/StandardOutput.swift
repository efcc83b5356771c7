import Artifacts
import Foundation

/// The stream for results.
enum StandardOutput {
    /// Makes sure that everything that was printed is written: a result that a full disk cut off must not look whole.
    ///
    /// A reader that goes away, as in `unroll runs | head`, has what it wants.
    ///
    /// - Throws: `FileError`.
    static func finish() throws {
        // nil is every stream of C: `print` writes to the only one that holds anything.
        guard fflush(nil) != 0, errno != EPIPE else { return }
        throw FileError(.write, "standard output", code: errno)
    }
}
