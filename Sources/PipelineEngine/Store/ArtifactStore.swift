public import Artifacts
public import Foundation

/// The content-addressed store: immutable objects named by their digest, and the manifests of the executions that
/// made them, named by their key.
///
/// Safe to use from several processes at once: everything is written under a temporary name and renamed, and two
/// writers of one object write the same bytes. No object is taken for what it is called before its bytes were held against
/// its digest; while its file is untouched since, that is not done again.
public struct ArtifactStore: Sendable {
    /// The folder that holds everything.
    public let root: URL

    /// The way in which everything is written.
    public var atomicFile: AtomicFile { AtomicFile(scratch: scratch) }

    /// What is known of the objects that were checked.
    let checks: CheckedObjects

    /// Where running stages and half-written files lie.
    var scratch: URL { root.appendingPathComponent("running", isDirectory: true) }
    /// Where the objects lie, in folders named by the first two digits.
    var objects: URL { root.appendingPathComponent("objects", isDirectory: true) }
    /// Where the manifests lie.
    var executions: URL { root.appendingPathComponent("executions", isDirectory: true) }
    /// Where what turned out to be damaged lies.
    var damaged: URL { root.appendingPathComponent("damaged", isDirectory: true) }

    /// Where stages that are at work leave how far they have come, a folder for each lineage.
    var checkpoints: URL { root.appendingPathComponent("checkpoints", isDirectory: true) }

    /// Names the store below `root`; nothing is read or written yet.
    public init(root: URL) {
        self.root = root
        checks = CheckedObjects(file: root.appendingPathComponent("checked"))
    }

    /// Makes the store's folders, and removes what killed runs left half written.
    ///
    /// Only for the holder of the output folder's lock.
    ///
    /// - Throws: `FileError`.
    public func prepare() throws {
        // The folder itself stays, or one who only looks could not write down meanwhile what was checked.
        if Self.isLink(scratch) { try AtomicFile.remove(scratch) }
        for name in try Self.names(in: scratch) { try AtomicFile.remove(scratch.appendingPathComponent(name)) }
        for folder in [objects, executions, scratch] { try Self.makeFolder(folder) }
    }

    /// Makes a folder of its own for a running stage.
    ///
    /// - Throws: `FileError`.
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

    /// Takes a finished file into the store, by moving it.
    ///
    /// - Parameter file: A file on the same file system as the store; it is gone afterwards.
    /// - Returns: Its digest and its length.
    /// - Throws: `FileError`.
    public func adopt(_ file: URL) throws -> (digest: Digest, size: Int) {
        let digest = try Digest(ofFile: file)
        var status = stat()
        guard stat(file.path, &status) == 0 else {
            throw FileError(.read, file.path, code: errno)
        }
        let destination = url(of: digest)
        try Self.makeFolder(destination.deletingLastPathComponent())
        chmod(file.path, 0o444)
        try atomicFile.commit(file, to: destination)
        // Renaming is a change, too.
        if let facts = FileFacts(destination), facts.size == Int(status.st_size) { checks.note(facts, of: digest) }
        return (digest, Int(status.st_size))
    }

    // MARK: - Manifests

    /// The record of the execution with this key, if there is one whose objects are all there and sound.
    public func manifest(for key: Digest) -> Manifest? {
        if case .whole(let manifest) = execution(for: key) { manifest } else { nil }
    }

    /// The record of the execution with this key, whether or not its objects are still there.
    public func recordedManifest(for key: Digest) -> Manifest? {
        record(for: key).record
    }

    /// What is known of the execution with this key.
    func execution(for key: Digest) -> KnownExecution {
        switch record(for: key) {
        case .none: return .none
        case .damaged(let reason): return .unreadable(reason: reason)
        case .read(let manifest):
            let faults = faults(of: manifest)
            return faults.isEmpty ? .whole(manifest) : .broken(manifest, faults)
        }
    }

    /// What lies under a key; a record of another format is none.
    func record(for key: Digest) -> StoredRecord<Manifest> {
        let url = manifestURL(for: key)
        let stored = StoredRecord(at: url) { try Manifest(decoding: $0) }
        switch stored {
        case .none: return .none
        case .read(let manifest) where manifest.format != Manifest.currentFormat: return .none
        case .read(let manifest):
            let found = manifest.recipe.key
            return found == key ? stored : .damaged(reason: "it is the record of the key \(found.short)")
        case .damaged:
            let format = StoredRecord<ManifestFormat>(at: url).record?.format
            return format == nil || format == Manifest.currentFormat ? stored : .none
        }
    }

    /// Remembers an execution.
    ///
    /// - Throws: `FileError`.
    public func remember(_ manifest: Manifest) throws {
        try atomicFile.write(try RecordSeal.seal(manifest), to: manifestURL(for: manifest.recipe.key))
    }

    /// Where the record of the execution with this key lies, or would lie.
    func manifestURL(for key: Digest) -> URL {
        executions.appendingPathComponent(key.hexadecimal + ".json")
    }

    /// Makes a folder with those above it, if it is not there.
    ///
    /// - Throws: `FileError`.
    static func makeFolder(_ folder: URL) throws {
        if isFolder(folder) { return }
        if folder.path != "/" { try makeFolder(folder.deletingLastPathComponent()) }
        guard mkdir(folder.path, 0o777) != 0 else { return }
        let code = errno
        // Another process may have been quicker.
        if !isFolder(folder) { throw FileError(.write, folder.path, code: code) }
    }

    /// Whether something leads elsewhere.
    static func isLink(_ url: URL) -> Bool {
        var status = stat()
        return lstat(url.path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    static func isFolder(_ url: URL) -> Bool {
        var status = stat()
        return stat(url.path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

/// The one thing that every version of the format tells.
struct ManifestFormat: Decodable {
    let format: Int
}
