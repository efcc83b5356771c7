public import Artifacts
public import Foundation

/// The content-addressed store: immutable objects named by their digest, and the manifests of the executions that
/// made them, named by their key.
///
/// Safe to use from several processes at once: everything is written under a temporary name and renamed, and two
/// writers of one object write the same bytes.
public struct ArtifactStore: Sendable {
    /// The folder that holds everything.
    public let root: URL

    /// The way in which everything is written.
    public var atomicFile: AtomicFile { AtomicFile(scratch: scratch) }

    /// Where running stages and half-written files lie.
    private var scratch: URL { root.appendingPathComponent("running", isDirectory: true) }

    private var objects: URL { root.appendingPathComponent("objects", isDirectory: true) }
    private var executions: URL { root.appendingPathComponent("executions", isDirectory: true) }

    /// Names the store below `root`; nothing is read or written yet.
    public init(root: URL) {
        self.root = root
    }

    /// Makes the store's folders, and removes what killed runs left half written.
    ///
    /// Only for the holder of the output folder's lock.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``.
    public func prepare() throws {
        try? FileManager.default.removeItem(at: scratch)
        for folder in [objects, executions, scratch] { try Self.makeFolder(folder) }
    }

    /// Makes a folder of its own for a running stage.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``.
    public func makeScratchFolder() throws -> URL {
        let folder = atomicFile.temporaryURL()
        try Self.makeFolder(folder)
        return folder
    }

    // MARK: - Objects

    /// Where the object of a digest lies, or would lie.
    public func url(of digest: Digest) -> URL {
        objects.appendingPathComponent(String(digest.hexadecimal.prefix(2)), isDirectory: true)
            .appendingPathComponent(String(digest.hexadecimal.dropFirst(2)))
    }

    /// Whether an object of this digest and length is there.
    public func contains(_ digest: Digest, size: Int) -> Bool {
        var status = stat()
        return stat(url(of: digest).path, &status) == 0 && Int(status.st_size) == size
    }

    /// Takes a finished file into the store, by moving it.
    ///
    /// - Parameter file: A file on the same file system as the store; it is gone afterwards.
    /// - Returns: Its digest and its length.
    /// - Throws: ``StoreError``.
    public func adopt(_ file: URL) throws -> (digest: Digest, size: Int) {
        let digest = try Digest(ofFile: file)
        var status = stat()
        guard stat(file.path, &status) == 0 else {
            throw StoreError.cannotRead(path: file.path, reason: String(cString: strerror(errno)))
        }
        let destination = url(of: digest)
        try Self.makeFolder(destination.deletingLastPathComponent())
        chmod(file.path, 0o444)
        try atomicFile.commit(file, to: destination)
        return (digest, Int(status.st_size))
    }

    /// Removes an object whose bytes turned out to be damaged: whatever needs it is then made anew.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``.
    public func discard(_ digest: Digest) throws {
        guard unlink(url(of: digest).path) == 0 || errno == ENOENT else {
            throw StoreError.cannotWrite(path: url(of: digest).path, reason: String(cString: strerror(errno)))
        }
    }

    // MARK: - Manifests

    /// The record of the execution with this key, if there is one whose objects are all there.
    public func manifest(for key: Digest) -> Manifest? {
        guard let manifest = recordedManifest(for: key),
            manifest.outputs.allSatisfy({ contains($0.digest, size: $0.size) })
        else { return nil }
        return manifest
    }

    /// The record of the execution with this key, whether or not its objects are still there.
    public func recordedManifest(for key: Digest) -> Manifest? {
        guard let data = try? Data(contentsOf: manifestURL(for: key)),
            let manifest = try? Manifest(decoding: data),
            manifest.format == Manifest.currentFormat, manifest.recipe.key == key
        else { return nil }
        return manifest
    }

    /// Remembers an execution.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``.
    public func remember(_ manifest: Manifest) throws {
        try atomicFile.write(try manifest.encoded(), to: manifestURL(for: manifest.recipe.key))
    }

    private func manifestURL(for key: Digest) -> URL {
        executions.appendingPathComponent(key.hexadecimal + ".json")
    }

    /// Makes a folder with those above it, if it is not there.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``.
    static func makeFolder(_ folder: URL) throws {
        if isFolder(folder) { return }
        if folder.path != "/" { try makeFolder(folder.deletingLastPathComponent()) }
        guard mkdir(folder.path, 0o777) != 0 else { return }
        let reason = String(cString: strerror(errno))
        // Another process may have been quicker.
        if !isFolder(folder) { throw StoreError.cannotWrite(path: folder.path, reason: reason) }
    }

    private static func isFolder(_ url: URL) -> Bool {
        var status = stat()
        return stat(url.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
