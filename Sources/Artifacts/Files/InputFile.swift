public import Foundation

/// A file that is read from its first byte to its last, of which every error is told with the path and the system's reason.
public struct InputFile: ~Copyable {
    private let path: String
    private let descriptor: Int32

    private static let pieceSize = 1 << 20

    /// Opens a file; a pipe without a writer counts as an empty one.
    ///
    /// - Throws: ``FileError``.
    public init(_ url: URL) throws(FileError) {
        path = url.path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(.read, path, code: errno) }
    }

    deinit {
        // What was read was read: closing has nothing to add.
        if descriptor >= 0 { _ = close(descriptor) }
    }

    /// Hands the contents to `body` in pieces of a megabyte, no more of them than a limit.
    ///
    /// - Throws: ``FileError``; what `body` throws.
    public func forEachPiece(upTo limit: Int = .max, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
        defer { buffer.deallocate() }
        var rest = limit
        while case let count = min(rest, try read(into: buffer)), count > 0 {
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            rest -= count
        }
    }

    /// Reads some bytes; none at the end.
    private func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw FileError(.read, path, code: errno) }
        }
    }
}
