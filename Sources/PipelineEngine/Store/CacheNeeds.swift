import Artifacts
import Foundation

/// What of a cache is needed: the records of some executions, the objects that they name, and the checkpoints that they
/// or their likes can go on from.
struct CacheNeeds {
    /// The keys of the records; one that is damaged is of no use to anybody.
    let records: Set<Digest>
    /// The digests of the objects.
    let objects: Set<Digest>
    /// The records of what is shown that nobody can read.
    let damagedShownRecords: [URL]

    private let store: ArtifactStore
    private let keys: Set<Digest>
    private let lineages: Set<Digest>

    /// Looks at what the records say.
    ///
    /// - Parameters:
    ///   - folder: The output folder.
    ///   - keys: The executions that are needed beside those that are shown.
    ///   - lineages: Those of stages that may go on, beside the ones that were executed.
    /// - Throws: `FileError` when a record cannot be read: it may name what is needed; ``CacheFormat/Unknown`` when a newer
    ///   Unroll recorded an execution.
    init(in folder: OutputFolder, keys: Set<Digest>, lineages: Set<Digest>) throws {
        let store = folder.store
        var needed = keys
        var damaged: [URL] = []
        for stage in try folder.shownStages() {
            let url = folder.shownURL(stage)
            try Self.checkReadable(url)
            switch folder.shownRecord(of: stage) {
            case .read(let shown): needed.insert(shown.key)
            case .damaged: damaged.append(url)
            case .none: break
            }
        }
        for file in try store.recordFiles() {
            try Self.checkReadable(file.url)
            try store.checkFormat(ofExecution: file.digest)
        }
        let manifests = needed.compactMap { key in store.recordedManifest(for: key).map { (key: key, manifest: $0) } }
        records = Set(manifests.map(\.key))
        objects = Set(manifests.flatMap { $0.manifest.outputs.map(\.digest) })
        damagedShownRecords = damaged
        self.store = store
        self.keys = needed
        self.lineages = lineages.union(manifests.map(\.manifest.recipe.lineage))
    }

    /// Whether a checkpoint is whole, and a stage that is needed may go on from it.
    ///
    /// - Throws: `FileError` when it cannot be read.
    func keeps(_ file: ArtifactStore.StoredFile, of lineage: Digest) throws -> Bool {
        guard let entry = CheckpointFolder.Entry(name: file.url.lastPathComponent) else { return true }
        let checkpoint: SafetensorsFile
        do {
            checkpoint = try CheckpointFolder(store, lineage: lineage).read(entry)
        } catch is CheckpointDamage {
            return false
        }
        return lineages.contains(lineage) || CheckpointIdentity.key(of: checkpoint).map(keys.contains) ?? false
    }

    private static func checkReadable(_ url: URL) throws {
        guard FileFacts(url) != nil else { return }
        _ = try Data(wholeFile: url, upTo: 1)
    }
}
