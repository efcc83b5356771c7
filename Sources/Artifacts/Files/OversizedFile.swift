public import Foundation

/// A file that is larger than what reads it takes.
public struct OversizedFile: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// The greatest size that is read, in bytes.
    public let limit: Int

    /// Names a file and the limit that it is beyond.
    public init(path: String, limit: Int) {
        self.path = path
        self.limit = limit
    }

    /// One sentence, and what to do.
    public var description: String {
        "\(path): expected at most \(limit) bytes, found more. Run the stage that writes it again, with --force"
    }
}

extension Data {
    /// The greatest size of a JSON text or a log that is read: 256 MiB, as that of a table.
    public static let textLimit = 1 << 28

    /// Reads a whole file, which must not be larger than a limit.
    ///
    /// - Throws: ``OversizedFile``; ``FileError`` when it cannot be read.
    public init(wholeFile url: URL, noLargerThan limit: Int) throws {
        try self.init(wholeFile: url, upTo: limit + 1)
        guard count <= limit else { throw OversizedFile(path: url.path, limit: limit) }
    }
}
