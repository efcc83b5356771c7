import Artifacts
package import Foundation

/// The contents of a file, piece by piece, unpacked where they are a gzip stream.
///
/// The first two bytes tell whether they are; only a name that ends in ".gz" demands it.
package struct FilePieces {
    private let url: URL

    package init(of url: URL) {
        self.url = url
    }

    /// Hands the contents to `sink` in pieces of at most a megabyte.
    ///
    /// - Throws: `DatasetError` when the file cannot be read or its gzip stream is not sound; what `sink` throws.
    package func forEach(_ sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        let file = try openedFile()
        defer { try? file.close() }
        try unpackedPieces(path: url.path, next: { try piece(of: file) }, into: sink)
    }

    private func piece(of file: FileHandle) throws -> Data {
        do {
            return try file.read(upToCount: 1 << 20) ?? Data()
        } catch {
            throw DatasetError.unusable(path: url.path, reason: "cannot be read: \(FileError.reason(of: error))")
        }
    }

    private func openedFile() throws -> FileHandle {
        do {
            let type = try FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)[.type]
            guard type as? FileAttributeType == .typeRegular else {
                throw DatasetError.unusable(path: url.path, reason: "no regular file")
            }
            return try FileHandle(forReadingFrom: url)
        } catch let error as DatasetError {
            throw error
        } catch {
            throw DatasetError.unusable(path: url.path, reason: "cannot be opened: \(FileError.reason(of: error))")
        }
    }
}

/// Hands the contents of a file to `sink`, unpacked where they are a gzip stream.
///
/// - Parameters:
///   - path: What errors call the file; a name that ends in ".gz" demands a gzip stream.
///   - next: The next bytes of the file, empty at its end.
///   - sink: What takes the contents.
/// - Throws: `DatasetError.malformed` when the gzip stream is not sound; what `next` and `sink` throw.
package func unpackedPieces(
    path: String, next: () throws -> some ContiguousBytes & Collection<UInt8>,
    into sink: (UnsafeRawBufferPointer) throws -> Void
) throws {
    var piece = try next()
    guard piece.starts(with: [0x1F, 0x8B]) else {
        guard !path.hasSuffix(".gz") else {
            let found = piece.prefix(2).map { "0x" + String($0, radix: 16) }.joined(separator: " ")
            throw DatasetError.malformed(
                path: path, offset: 0, expected: "a gzip stream (0x1f 0x8b), as the name says",
                found: found.isEmpty ? "an empty file" : found)
        }
        while !piece.isEmpty {
            try piece.withUnsafeBytes(sink)
            piece = try next()
        }
        return
    }
    var decoder = try GzipDecoder(path: path)
    while !piece.isEmpty {
        try piece.withUnsafeBytes { try decoder.decode($0, into: sink) }
        piece = try next()
    }
    try decoder.finish()
}
