import Artifacts
import Foundation

/// The checkpoints of one lineage, each a file that is named by its step and its digest: a damaged one cannot be taken for
/// a whole one, whatever became of it in a power failure.
///
/// Those on the way are removed when an execution has come further; one at the end of a stage that may grow stays.
struct CheckpointFolder: Sendable {
    /// A checkpoint, as its name tells.
    struct Entry: Equatable {
        let step: Int
        let digest: Digest
        /// Whether an execution ended there, and did not only pass by.
        let isEnd: Bool

        init(step: Int, digest: Digest, isEnd: Bool) {
            self.step = step
            self.digest = digest
            self.isEnd = isEnd
        }

        init?(name: String) {
            let parts = name.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, let step = Int(parts[0]), let digest = Digest(hexadecimal: String(parts[2])),
                ["end", "way"].contains(parts[1])
            else { return nil }
            self.init(step: step, digest: digest, isEnd: parts[1] == "end")
        }

        var name: String { "\(step)-\(isEnd ? "end" : "way")-\(digest.hexadecimal)" }
    }

    private let url: URL
    private let atomicFile: AtomicFile

    init(_ store: ArtifactStore, lineage: Digest) {
        url = store.checkpoints.appendingPathComponent(lineage.hexadecimal, isDirectory: true)
        atomicFile = store.atomicFile
    }

    /// What is there, those of the greatest step first.
    var entries: [Entry] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.compactMap(Entry.init).sorted { ($0.step, $0.name) > ($1.step, $1.name) }
    }

    /// The contents of a checkpoint.
    ///
    /// - Throws: ``CheckpointDamage`` when its bytes are not those that were written, `FileError`.
    func read(_ entry: Entry) throws -> SafetensorsFile {
        let file = url.appendingPathComponent(entry.name)
        let bytes = try Data(wholeFile: file)
        guard Digest(of: bytes) == entry.digest else { throw CheckpointDamage(path: file.path) }
        return try SafetensorsFile(decoding: [UInt8](bytes), path: file.path)
    }

    /// Writes a checkpoint.
    ///
    /// It is not forced to the disk, which could take longer than the steps that it saves; its digest tells if it was lost.
    ///
    /// - Throws: `FileError`.
    func write(_ bytes: Data, step: Int, isEnd: Bool) throws -> Entry {
        let entry = Entry(step: step, digest: Digest(of: bytes), isEnd: isEnd)
        let file = url.appendingPathComponent(entry.name)
        try ArtifactStore.makeFolder(url)
        try atomicFile.place(bytes, at: file)
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

    var description: String { "the checkpoint \(path) is damaged: it was removed, and an earlier one is gone on from" }
}
