public import Artifacts
public import PipelineEngine
public import RunRecords
import Synchronization

/// Finds what became of stages since the run before; each is looked up once.
public final class DifferenceFinder: Sendable {
    private let store: ArtifactStore
    private let before: [String: Digest]
    private let history: @Sendable () throws -> RunHistory?
    private let found = Mutex<[Stage: StageDifference?]>([:])

    /// A stage as it is now: others may have the same key, and showed something else before.
    private struct Stage: Hashable {
        let name: String
        let key: Digest
    }

    /// Compares with what was shown before a run.
    ///
    /// - Parameters:
    ///   - run: The number that the run has or will have.
    ///   - folder: The output folder.
    ///   - history: Opens the history; gives nil as long as there is none.
    /// - Throws: `RunRecordsError` when the history cannot be read.
    public init(beforeRun run: Int, in folder: OutputFolder, history: @escaping @Sendable () throws -> RunHistory?)
        throws
    {
        store = folder.store
        self.history = history
        before = try history()?.keys(beforeRun: run).compactMapValues { Digest(hexadecimal: $0) } ?? [:]
    }

    /// Whether there is anything to compare with.
    public var hasPast: Bool { !before.isEmpty }

    /// What became of the stages that are finished.
    ///
    /// - Throws: `RunRecordsError` when the history cannot be read.
    public func differences(of finished: [(stage: String, manifest: Manifest)]) throws -> [StageDifference] {
        guard hasPast else { return [] }
        return try finished.compactMap { stage, manifest in
            let key = manifest.recipe.key
            // The page that shows the numbers changes with each of them, and its own time is in it.
            if before[stage] == key || manifest.outputs.contains(where: { $0.role == .page }) { return nil }
            if let known = found.withLock({ $0[Stage(name: stage, key: key)] }) { return known }
            let difference = try StageDifference(
                stage, before: before[stage].flatMap(store.recordedManifest), now: manifest
            ) { try history()?.lastValues(underKey: $0.hexadecimal) ?? [:] }
            found.withLock { $0[Stage(name: stage, key: key)] = .some(difference) }
            return difference
        }
    }
}
