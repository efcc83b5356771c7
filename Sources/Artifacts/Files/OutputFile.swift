public import Foundation
import Synchronization

/// A file that is written from its first byte on, of which every error is told: of a full disk, of a part that was not taken,
/// of closing.
///
/// Safe to use from several threads: what one call writes stays together. Foundation's ways to write a file are not used for
/// what must be whole: they take a short write for a whole one, and closing has no errors there.
public final class OutputFile: Sendable {
    private let path: String
    /// Negative once it is closed.
    private let descriptor: Mutex<Int32>

    /// Makes a file, or empties the one that is there.
    ///
    /// - Throws: ``FileError``.
    public init(_ url: URL) throws(FileError) {
        path = url.path
        let number = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard number >= 0 else { throw FileError(.write, path, code: errno) }
        descriptor = Mutex(number)
    }

    deinit {
        descriptor.withLock { if $0 >= 0 { _ = Foundation.close($0) } }
    }

    /// Writes all of `bytes`.
    ///
    /// - Throws: ``FileError``; the file then ends somewhere among them.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        let code = descriptor.withLock { Self.write(bytes, to: $0) }
        if let code { throw FileError(.write, path, code: code) }
    }

    /// Writes all of `bytes`.
    ///
    /// - Throws: ``FileError``; the file then ends somewhere among them.
    public func write(_ bytes: some ContiguousBytes) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    /// Waits until everything is on the disk.
    ///
    /// - Throws: ``FileError``.
    public func synchronize() throws(FileError) {
        let code = descriptor.withLock { fsync($0) == 0 ? nil : errno }
        if let code { throw FileError(.write, path, code: code) }
    }

    /// Ends the file; file systems of a network may say only now that they did not take it.
    ///
    /// - Throws: ``FileError``.
    public func close() throws(FileError) {
        let code = descriptor.withLock { number in
            defer { number = -1 }
            return Foundation.close(number) == 0 ? nil : errno
        }
        if let code { throw FileError(.write, path, code: code) }
    }

    /// Gives the number of the error that ended the writing; nil where all was written.
    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
        var rest = bytes
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : ENOSPC }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return nil
    }
}
