public import Foundation

extension Data {
    /// Reads a whole file, or no more of it than a limit.
    ///
    /// - Throws: ``FileError``.
    public init(wholeFile url: URL, upTo limit: Int = .max) throws {
        self.init()
        try InputFile(url).forEachPiece(upTo: limit) { append(contentsOf: $0) }
    }

    /// Writes a whole file: when this returns, no byte is missing.
    ///
    /// - Throws: ``FileError``; the file may then be there in part.
    public func save(to url: URL) throws {
        let file = try OutputFile(url)
        try file.write(self)
        try file.close()
    }
}

extension Digest {
    /// Copies a file.
    ///
    /// - Returns: The digest of what was read and written.
    /// - Throws: ``FileError``, which says whether reading failed or writing; the copy may then be there in part.
    public static func ofCopy(from source: URL, to copy: URL) throws -> Digest {
        let output = try OutputFile(copy)
        var hasher = DigestHasher()
        try InputFile(source).forEachPiece { piece in
            hasher.update(piece)
            try output.write(piece)
        }
        try output.close()
        return hasher.finish()
    }
}
