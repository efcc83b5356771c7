import Foundation

/// The stream for progress and messages.
enum StandardError {
    /// Writes a line.
    static func write(_ line: String) {
        writeRaw(line + "\n")
    }

    /// Writes without a line break.
    ///
    /// A closed stream is no reason to stop training, so its errors are let go.
    static func writeRaw(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
