import Artifacts
import Foundation

extension ArtifactStore {
    /// A file of the store that is named by a digest.
    struct StoredFile {
        /// The digest of an object or a checkpoint, the key of an execution, or a lineage.
        let digest: Digest
        let url: URL
        /// In bytes.
        let size: Int
    }

    /// The files that are named as objects are, in the order of their digests.
    ///
    /// - Throws: `FileError`.
    func objectFiles() throws -> [StoredFile] {
        try Self.names(in: objects).flatMap { start in
            let folder = objects.appendingPathComponent(start, isDirectory: true)
            return try Self.names(in: folder).compactMap { rest in
                Digest(hexadecimal: start + rest).flatMap { Self.file($0, folder.appendingPathComponent(rest)) }
            }
        }
    }

    /// The files that are named as records of executions are, in the order of their keys.
    ///
    /// - Throws: `FileError`.
    func recordFiles() throws -> [StoredFile] {
        try Self.names(in: executions).compactMap { name in
            guard name.hasSuffix(".json"), let key = Digest(hexadecimal: String(name.dropLast(5))) else { return nil }
            return Self.file(key, executions.appendingPathComponent(name))
        }
    }

    /// The folders of checkpoints, in the order of their lineages.
    ///
    /// - Throws: `FileError`.
    func checkpointFolders() throws -> [StoredFile] {
        try Self.names(in: checkpoints).compactMap { name in
            Digest(hexadecimal: name).flatMap { Self.file($0, checkpoints.appendingPathComponent(name)) }
        }
    }

    /// The checkpoints of a lineage, in the order of their names.
    ///
    /// - Throws: `FileError`.
    func checkpointFiles(of lineage: Digest) throws -> [StoredFile] {
        let folder = checkpoints.appendingPathComponent(lineage.hexadecimal, isDirectory: true)
        return try Self.names(in: folder).compactMap { name in
            CheckpointFolder.Entry(name: name).flatMap {
                Self.file($0.digest, folder.appendingPathComponent(name))
            }
        }
    }

    /// The checkpoints of all lineages, those of each in the order of their names.
    ///
    /// - Throws: `FileError`.
    func checkpointFiles() throws -> [StoredFile] {
        try checkpointFolders().flatMap { try checkpointFiles(of: $0.digest) }
    }

    private static func file(_ digest: Digest, _ url: URL) -> StoredFile? {
        var status = stat()
        guard lstat(url.path, &status) == 0 else { return nil }
        return StoredFile(digest: digest, url: url, size: Int(status.st_size))
    }

    /// What lies in a folder, in order; nothing where there is no such folder.
    ///
    /// - Throws: `FileError`.
    static func names(in folder: URL) throws -> [String] {
        var status = stat()
        guard stat(folder.path, &status) == 0 || errno != ENOENT else { return [] }
        // A stray file among the folders holds no objects.
        if status.st_mode & S_IFMT == S_IFREG { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        } catch {
            throw FileError(.read, folder.path, wrappedIn: error)
        }
    }
}
