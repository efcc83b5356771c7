import Artifacts
public import Foundation

/// Writes files so that a reader sees the old contents or the new, never a part: temporary name, fsync, rename.
///
/// All temporary files lie in one folder, on the same file system, which a run empties when it begins: what a killed
/// run left there is never mistaken for anything.
public struct AtomicFile: Sendable {
    /// Where files are written before they are renamed.
    public let scratch: URL

    /// Writes by way of a folder.
    public init(scratch: URL) {
        self.scratch = scratch
    }

    /// Writes `data` to `url`.
    ///
    /// - Throws: `FileError`, which names `url`; the temporary file is then removed.
    public func write(_ data: Data, to url: URL) throws {
        try commit(try temporary(holding: data, for: url), to: url)
    }

    /// Makes a file that was written under a temporary name permanent.
    ///
    /// Its contents are on the disk before it has its name: a power failure may take the name back, never leave a part.
    ///
    /// - Throws: `FileError`, which names `url`; the temporary file is then removed.
    public func commit(_ temporary: URL, to url: URL) throws {
        try finish(temporary, to: url, code: Self.synchronize(temporary) ?? Self.rename(temporary, to: url))
    }

    /// Puts a file into its place that can be made again at any time: it may be lost in a power failure.
    ///
    /// - Throws: `FileError`, which names `url`; the temporary file is then removed.
    public func place(_ temporary: URL, at url: URL) throws {
        try finish(temporary, to: url, code: Self.rename(temporary, to: url))
    }

    /// Writes `data` to `url`, which may be lost in a power failure.
    ///
    /// - Throws: `FileError`, which names `url`; the temporary file is then removed.
    func place(_ data: Data, at url: URL) throws {
        try place(try temporary(holding: data, for: url), at: url)
    }

    private func temporary(holding data: Data, for url: URL) throws -> URL {
        let temporary = temporaryURL()
        try naming(url, insteadOf: temporary) { try data.save(to: temporary) }
        return temporary
    }

    /// Copies a file to a temporary name.
    ///
    /// - Parameters:
    ///   - source: What is copied.
    ///   - url: Where the copy is to go in the end.
    /// - Returns: The copy, and the digest of what was read and written.
    /// - Throws: `FileError`, which names `source` or `url`; the temporary file is then removed.
    func copy(of source: URL, on url: URL) throws -> (temporary: URL, digest: Digest) {
        let temporary = temporaryURL()
        return try naming(url, insteadOf: temporary) { (temporary, try .ofCopy(from: source, to: temporary)) }
    }

    private func finish(_ temporary: URL, to url: URL, code: Int32?) throws {
        guard let code else { return }
        unlink(temporary.path)
        throw FileError(.write, url.path, code: code)
    }

    /// A place in the scratch folder that no other process and no other thread uses.
    public func temporaryURL() -> URL {
        scratch.appendingPathComponent(UUID().uuidString)
    }

    /// Where writing fails, says so of the file that is wanted, and leaves no part of it under the temporary name.
    private func naming<Result>(_ url: URL, insteadOf temporary: URL, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            unlink(temporary.path)
            guard let error = error as? FileError, error.path == temporary.path else { throw error }
            throw FileError(error.action, url.path, code: error.code)
        }
    }

    /// Gives the number of the error; nil where there was none.
    private static func rename(_ temporary: URL, to url: URL) -> Int32? {
        Foundation.rename(temporary.path, url.path) == 0 ? nil : errno
    }

    /// Gives the number of the error; nil where there was none.
    private static func synchronize(_ url: URL) -> Int32? {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return errno }
        let code = fsync(descriptor) == 0 ? nil : errno
        return close(descriptor) == 0 ? code : code ?? errno
    }

    /// Removes a file, or a folder with everything in it; nothing being there is no error.
    ///
    /// - Throws: `FileError`.
    static func remove(_ url: URL) throws {
        var code = unlink(url.path) == 0 ? 0 : errno
        if code != 0, ArtifactStore.isFolder(url) {
            for name in try ArtifactStore.names(in: url) { try remove(url.appendingPathComponent(name)) }
            code = rmdir(url.path) == 0 ? 0 : errno
        }
        guard code == 0 || code == ENOENT else { throw FileError(.write, url.path, code: code) }
    }
}
