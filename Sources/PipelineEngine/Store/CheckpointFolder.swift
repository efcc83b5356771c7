import Artifacts
import Foundation

/// The checkpoints of one lineage, each a file that is named by its step and its digest: a damaged one cannot be taken for
/// a whole one, whatever became of it in a power failure.
///
/// Those on the way are removed when an execution has come further; one at the end of a stage that may grow stays.
struct CheckpointFolder: Sendable {
    /// A checkpoint, as its name tells.
    struct Entry: Equatable {
        /// Where an execution was when it left the checkpoint.
        enum Place: String {
            case way
            /// On the way of an execution that was to begin from nothing: only such a one goes on from it.
            case forced
            case end
        }

        let step: Int
        let place: Place
        let digest: Digest

        init(step: Int, place: Place, digest: Digest) {
            self.step = step
            self.place = place
            self.digest = digest
        }

        init?(name: String) {
            let parts = name.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, let step = Int(parts[0]), let place = Place(rawValue: String(parts[1])),
                let digest = Digest(hexadecimal: String(parts[2]))
            else { return nil }
            self.init(step: step, place: place, digest: digest)
        }

        var name: String { "\(step)-\(place.rawValue)-\(digest.hexadecimal)" }
    }

    private let url: URL
    private let lineage: Digest
    private let atomicFile: AtomicFile

    init(_ store: ArtifactStore, lineage: Digest) {
        url = store.checkpoints.appendingPathComponent(lineage.hexadecimal, isDirectory: true)
        self.lineage = lineage
        atomicFile = store.atomicFile
    }

    /// What is there, those of the greatest step first.
    ///
    /// - Throws: `FileError`.
    func entries() throws -> [Entry] {
        try ArtifactStore.names(in: url).compactMap(Entry.init).sorted { ($0.step, $0.name) > ($1.step, $1.name) }
    }

    /// The contents of a checkpoint.
    ///
    /// - Throws: ``CheckpointDamage`` when they are not what was written under this name, `FileError`.
    func read(_ entry: Entry) throws -> SafetensorsFile {
        let file = url.appendingPathComponent(entry.name)
        // Piece by piece first: what is not the checkpoint may have any size.
        guard FileFacts(file) != nil, try Digest(ofFile: file) == entry.digest else {
            throw CheckpointDamage(path: file.path, reason: "its bytes are not those that were written")
        }
        let checkpoint: SafetensorsFile
        do {
            checkpoint = try SafetensorsFile(decoding: [UInt8](Data(wholeFile: file)), path: file.path)
        } catch let error as SafetensorsError {
            throw CheckpointDamage(path: file.path, reason: "\(error)")
        }
        if let fault = CheckpointIdentity.fault(of: checkpoint, lineage: lineage, step: entry.step) {
            throw CheckpointDamage(path: file.path, reason: fault)
        }
        return checkpoint
    }

    /// Writes a checkpoint.
    ///
    /// It is on the disk before those that it makes superfluous are removed.
    ///
    /// - Throws: `FileError`.
    func write(_ checkpoint: SafetensorsWriter, key: Digest, step: Int, place: Entry.Place) throws -> Entry {
        var checkpoint = checkpoint
        CheckpointIdentity.note(in: &checkpoint, lineage: lineage, key: key, step: step)
        let bytes = checkpoint.encoded()
        let entry = Entry(step: step, place: place, digest: Digest(of: bytes))
        try ArtifactStore.makeFolder(url)
        try atomicFile.write(bytes, to: url.appendingPathComponent(entry.name))
        return entry
    }

    /// Removes a checkpoint, and the folder with the last one; what cannot be removed is removed another time.
    func remove(_ entry: Entry) {
        unlink(url.appendingPathComponent(entry.name).path)
        rmdir(url.path)
    }
}

/// A checkpoint is not what was written.
struct CheckpointDamage: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String {
        "the checkpoint \(path) is damaged and was removed (\(reason)); what it saved is computed again"
    }
}
