import Artifacts
import Datasets
import Foundation

/// Takes files from a source, checks that they are those of the dataset and puts them into a folder, uncompressed.
struct Delivery {
    /// The folder that receives the files; sources may work there under names that begin with a dot.
    let folder: URL
    let isCancelled: () -> Bool
    let report: (String) -> Void
    /// The names of the files that were accepted.
    private(set) var accepted: Set<String> = []

    init(into folder: URL, isCancelled: @escaping () -> Bool, report: @escaping (String) -> Void) {
        self.folder = folder
        self.isCancelled = isCancelled
        self.report = report
    }

    /// Unpacks `candidate`, checks size and digest, and gives it its canonical name only then.
    mutating func accept(_ file: DatasetFile, from candidate: URL) throws {
        let temporary = folder.appending(path: ".\(file.name).unpacked")
        defer { try? FileManager.default.removeItem(at: temporary) }
        let found = try copy(candidate, to: temporary, of: file)
        guard found.hexadecimal == file.digest else {
            throw wrongContents(of: candidate, file, "SHA-256 \(file.digest)", "\(found)")
        }
        try Self.writing(folder) {
            guard rename(temporary.path, folder.appending(path: file.name).path) == 0 else {
                throw FileError(.write, folder.path, code: errno)
            }
        }
        accepted.insert(file.name)
    }

    /// - Throws: `CancellationError` when the caller wants to stop.
    func checkCancellation() throws {
        if isCancelled() { throw CancellationError() }
    }

    private func copy(_ candidate: URL, to target: URL, of file: DatasetFile) throws -> Digest {
        let output = try Self.writing(target) { try OutputFile(target) }
        var hasher = DigestHasher()
        var count = 0
        try FilePieces(of: candidate).forEach { piece in
            try checkCancellation()
            count += piece.count
            guard count <= file.byteCount else {
                throw wrongContents(of: candidate, file, "\(file.byteCount) bytes", "more")
            }
            hasher.update(piece)
            try Self.writing(target) { try output.write(piece) }
        }
        try Self.writing(target) {
            try output.synchronize()
            try output.close()
        }
        guard count == file.byteCount else {
            throw wrongContents(of: candidate, file, "\(file.byteCount) bytes", "\(count)")
        }
        return hasher.finish()
    }

    /// Runs `body`, whose errors are those of writing to `url`.
    static func writing<Result>(_ url: URL, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            let reason = FileError.reason(of: error)
            throw FetchError.unwritable(path: url.path, reason: reason)
        }
    }

    private func wrongContents(
        of candidate: URL, _ file: DatasetFile, _ expected: String, _ found: String
    ) -> FetchError {
        .wrongContents(path: candidate.path, file: file.name, expected: expected, found: found)
    }
}
