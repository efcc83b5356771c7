public import Artifacts
import Foundation

/// Holds everything in the cache of an output folder against its digests, reading every byte.
///
/// Nothing that is remembered of earlier checks counts. Nothing is changed but that memory, which forgets what does not hold:
/// the next run looks at it again.
public struct StoreVerification: Sendable {
    /// Something that does not hold.
    public struct Finding: Sendable, Equatable {
        /// What it is.
        public enum Subject: Sendable, Equatable {
            /// An object; `files` are those that executions wrote with these bytes, each after its stage or kind.
            case object(Digest, files: [String], flaw: ObjectFault.Flaw)
            /// A checkpoint.
            case checkpoint(Digest, flaw: ObjectFault.Flaw)
            /// The record of an execution.
            case record(key: Digest, reason: String)
            /// The record of what is shown of a stage.
            case shown(stage: String, reason: String)
        }

        /// What it is, and what is wrong with it.
        public let subject: Subject
        /// Where it lies or should lie.
        public let path: String
    }

    /// How many objects there are.
    public private(set) var objectCount = 0
    /// How many checkpoints there are.
    public private(set) var checkpointCount = 0
    /// How many bytes the objects have.
    public private(set) var byteCount = 0
    /// How many records there are: of executions, and of what is shown.
    public private(set) var recordCount = 0
    /// What does not hold: records first, then objects, then checkpoints, each in the order of its name.
    public private(set) var findings: [Finding] = []

    /// How many things were looked at, those included that are missing.
    public var count: Int {
        recordCount + objectCount + checkpointCount
            + findings.count { if case .object(_, _, .missing) = $0.subject { true } else { false } }
    }

    /// Looks at everything.
    ///
    /// - Throws: `FileError` when a folder of the cache cannot be listed.
    public init(of folder: OutputFolder) throws {
        let stages = try readShown(in: folder)
        let named = try readRecords(in: folder.store, stages: stages)
        try readObjects(in: folder.store, named: named)
        try readCheckpoints(in: folder.store)
        folder.store.rememberChecks()
    }

    /// An object as records tell of it.
    private struct Named {
        let size: Int
        var files: [String]
        var keys: [Digest]
    }

    /// Reads what is shown.
    ///
    /// - Returns: The stages that show each execution.
    private mutating func readShown(in folder: OutputFolder) throws -> [Digest: [String]] {
        var stages: [Digest: [String]] = [:]
        for stage in try folder.shownStages() {
            recordCount += 1
            let path = folder.shownURL(stage).relativePath
            switch folder.shownRecord(of: stage) {
            case .none: recordCount -= 1
            case .damaged(let reason): add(.shown(stage: stage, reason: reason), path)
            case .read(let shown):
                stages[shown.key, default: []].append(stage)
                if case .none = folder.store.record(for: shown.key) {
                    add(.shown(stage: stage, reason: "there is no record under its key \(shown.key.short)"), path)
                }
            }
        }
        return stages
    }

    private mutating func readRecords(in store: ArtifactStore, stages: [Digest: [String]]) throws -> [Digest: Named] {
        var named: [Digest: Named] = [:]
        for file in try store.recordFiles() {
            recordCount += 1
            switch store.record(for: file.digest) {
            case .none: break
            case .damaged(let reason): add(.record(key: file.digest, reason: reason), file.url.relativePath)
            case .read(let manifest):
                let writers = stages[file.digest] ?? [manifest.recipe.kind]
                for output in manifest.outputs {
                    named[output.digest, default: Named(size: output.size, files: [], keys: [])].files +=
                        writers.map { "\($0)/\(output.name)" }
                    named[output.digest]?.keys.append(file.digest)
                }
            }
        }
        return named
    }

    private mutating func readObjects(in store: ArtifactStore, named: [Digest: Named]) throws {
        var present: Set<Digest> = []
        for file in try store.objectFiles() {
            present.insert(file.digest)
            objectCount += 1
            byteCount += file.size
            let known = named[file.digest]
            guard let flaw = Self.flaw(of: file, size: known?.size) else { continue }
            store.checks.forget(file.digest)
            add(.object(file.digest, files: Set(known?.files ?? []).sorted(), flaw: flaw), file.url.relativePath)
        }
        for (digest, known) in named.sorted(by: { $0.key.hexadecimal < $1.key.hexadecimal })
        where !present.contains(digest) {
            // A collection that went on meanwhile took the records away first.
            guard known.keys.contains(where: { FileFacts(store.manifestURL(for: $0)) != nil }) else { continue }
            add(.object(digest, files: Set(known.files).sorted(), flaw: .missing), store.url(of: digest).relativePath)
        }
    }

    private mutating func readCheckpoints(in store: ArtifactStore) throws {
        for file in try store.checkpointFiles() {
            checkpointCount += 1
            guard let flaw = Self.flaw(of: file, size: nil) else { continue }
            add(.checkpoint(file.digest, flaw: flaw), file.url.relativePath)
        }
    }

    private static func flaw(of file: ArtifactStore.StoredFile, size: Int?) -> ObjectFault.Flaw? {
        if let size, size != file.size { return .sizeDiffers(expected: size, found: file.size) }
        do {
            let found = try Digest(ofFile: file.url)
            return found == file.digest ? nil : .bytesDiffer(found: found)
        } catch {
            let absence = ArtifactStore.absence(of: file.url)
            return absence == .missing ? nil : .unreadable(reason: FileError.reason(of: error))
        }
    }

    private mutating func add(_ subject: Finding.Subject, _ path: String) {
        findings.append(Finding(subject: subject, path: path))
    }
}
