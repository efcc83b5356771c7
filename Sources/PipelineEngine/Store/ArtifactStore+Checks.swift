public import Artifacts
import Foundation

extension ArtifactStore {
    /// Whether an object of this digest and length is there, and sound.
    public func contains(_ digest: Digest, size: Int) -> Bool {
        flaw(of: digest, size: size) == nil
    }

    /// The objects of an execution that are not there, or not what its record says, in the order of its outputs.
    public func faults(of manifest: Manifest) -> [ObjectFault] {
        manifest.outputs.compactMap { output in
            flaw(of: output.digest, size: output.size).map {
                ObjectFault(file: output.name, digest: output.digest, flaw: $0)
            }
        }
    }

    /// What is wrong with an object; it is read only where its file was touched since it was read last.
    func flaw(of digest: Digest, size: Int) -> ObjectFault.Flaw? {
        let url = url(of: digest)
        guard let facts = FileFacts(url) else { return Self.absence(of: url) }
        guard facts.size == size else { return .sizeDiffers(expected: size, found: facts.size) }
        if checks.hold(facts, of: digest) { return nil }
        do {
            let found = try Digest(ofFile: url)
            guard found == digest else { return .bytesDiffer(found: found) }
        } catch {
            return .unreadable(reason: FileError.reason(of: error))
        }
        if FileFacts(url) == facts { checks.note(facts, of: digest) }
        return nil
    }

    /// Why there is no file.
    static func absence(of url: URL) -> ObjectFault.Flaw {
        var status = stat()
        if stat(url.path, &status) == 0 { return .unreadable(reason: "it is no file") }
        return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(reason: systemMessage(errno))
    }

    /// Writes down which objects were checked, so that the next look need not read them.
    ///
    /// What cannot be written is only looked at again.
    func rememberChecks() {
        try? checks.save(by: atomicFile)
    }

    // MARK: - Putting aside

    /// Moves an object away that is not what it is called.
    ///
    /// Only for the holder of the output folder's lock.
    ///
    /// - Returns: Where it lies now; nil when nothing was there.
    /// - Throws: `FileError`.
    func putAside(_ digest: Digest) throws -> URL? {
        checks.forget(digest)
        return try putAside(url(of: digest), as: digest.hexadecimal)
    }

    /// Moves a record of the folder away that cannot be read.
    ///
    /// Only for the holder of the output folder's lock.
    ///
    /// - Returns: Where it lies now; nil when nothing was there.
    /// - Throws: `FileError`.
    func putAside(_ url: URL, as name: String) throws -> URL? {
        try Self.makeFolder(damaged)
        let destination = damaged.appendingPathComponent(name)
        // What was put aside earlier under the same name makes way, also a folder.
        try? AtomicFile.remove(destination)
        if rename(url.path, destination.path) == 0 { return destination }
        guard errno == ENOENT || errno == ENOTDIR else {
            throw FileError(.write, destination.path, code: errno)
        }
        return nil
    }
}
