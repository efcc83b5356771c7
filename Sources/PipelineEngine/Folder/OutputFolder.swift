public import Artifacts
public import Foundation

/// The folder that shows people what the stages wrote: `<stage>/<file>`, pages at the top, the store in `.unroll`.
///
/// What it shows are copies, so that an edit never reaches the store; an edited or deleted copy is noticed by its size,
/// inode and time of change, then by its digest, and made anew.
public struct OutputFolder: Sendable {
    /// The folder.
    public let root: URL
    /// The objects and manifests.
    public let store: ArtifactStore

    /// Where everything lies that is not for people.
    public var hidden: URL { root.appendingPathComponent(".unroll", isDirectory: true) }

    /// Names an output folder; nothing is read or written yet.
    public init(root: URL) {
        self.root = root
        store = ArtifactStore(root: root.appendingPathComponent(".unroll", isDirectory: true))
    }

    /// Where a file of a stage is shown.
    public func url(of output: Manifest.Output, stage: String) -> URL {
        root.appendingPathComponent(path(of: output, stage: stage))
    }

    /// The same from the folder: pages lie at the top, all else in a folder named after the stage.
    private func path(of output: Manifest.Output, stage: String) -> String {
        output.role == .page ? output.name : "\(stage)/\(output.name)"
    }

    /// The key of the execution whose files are shown for a stage.
    public func shownKey(of stage: String) -> Digest? {
        shown(stage)?.key
    }

    /// The record of the execution whose files are shown for a stage; nil when there is none whose objects are all there
    /// and sound.
    public func shownManifest(of stage: String) -> Manifest? {
        shownKey(of: stage).flatMap(store.manifest)
    }

    /// The files of an execution that are not shown as they should be: missing, edited, or of another execution.
    func changedFiles(of stage: String, comparedTo manifest: Manifest) -> [String] {
        let shown = shown(stage)
        return manifest.outputs.filter { output in
            let url = url(of: output, stage: stage)
            guard let facts = FileFacts(url), facts.size == output.size else { return true }
            if let known = shown?.files[output.name], known.digest == output.digest, known.facts == facts {
                return false
            }
            return (try? Digest(ofFile: url)) != output.digest
        }.map(\.name)
    }

    /// Shows the files of an execution, and removes those of an earlier one that it did not write.
    ///
    /// - Throws: `FileError`; ``ObjectFault`` for an object that is not what it is called.
    func show(_ manifest: Manifest, as stage: String) throws {
        let before = shown(stage)
        let changed = changedFiles(of: stage, comparedTo: manifest)
        for output in manifest.outputs where changed.contains(output.name) {
            try copy(output, to: url(of: output, stage: stage))
        }
        let paths = manifest.outputs.map { path(of: $0, stage: stage) }
        for path in before?.paths ?? [] where !paths.contains(path) { _ = try remove(path) }
        try rememberShown(manifest, as: stage)
    }

    /// Notes that a stage shows the files of an execution which happen to be there already.
    ///
    /// Keeps the next look cheap after a file was touched, and the next explanation right.
    ///
    /// - Throws: `FileError`.
    func confirm(_ manifest: Manifest, as stage: String) throws {
        let known = shown(stage)
        let isKnown =
            known?.key == manifest.recipe.key
            && manifest.outputs.allSatisfy { output in
                known?.files[output.name]?.facts == FileFacts(url(of: output, stage: stage))
            }
        if !isKnown { try rememberShown(manifest, as: stage) }
    }

    /// The stages of which nobody can tell what is shown, because the record of it is damaged.
    ///
    /// - Throws: `FileError`.
    public func unknownStages() throws -> [String] {
        try shownStages().filter { if case .damaged = shownRecord(of: $0) { true } else { false } }
    }

    /// Removes the files that stages show; the store stays, and so does everything that no stage put there.
    ///
    /// - Returns: The paths of what was removed, from the output folder.
    /// - Throws: `FileError`.
    public func removeShown() throws -> [String] {
        var paths: [String] = []
        for stage in try shownStages() {
            for path in shown(stage)?.paths ?? [] where try remove(path) { paths.append(path) }
        }
        return paths
    }

    /// Removes a shown file, and the folders above it that are then empty.
    ///
    /// - Returns: Whether it was there.
    private func remove(_ path: String) throws -> Bool {
        let url = root.appendingPathComponent(path)
        guard unlink(url.path) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw FileError(.write, url.path, code: errno) }
            return false
        }
        var folder = url.deletingLastPathComponent()
        while folder.path.count > root.path.count, rmdir(folder.path) == 0 { folder.deleteLastPathComponent() }
        return true
    }

    // MARK: - What is shown

    private var shownFolder: URL { hidden.appendingPathComponent("shown", isDirectory: true) }

    func shownURL(_ stage: String) -> URL {
        shownFolder.appendingPathComponent(stage + ".json")
    }

    /// The stages that show something, also those that are in no pipeline any more.
    ///
    /// - Throws: `FileError`.
    public func shownStages() throws -> [String] {
        try Self.files(in: shownFolder).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// The files in a folder and in those below it, from that folder.
    private static func files(in folder: URL) throws -> [String] {
        try ArtifactStore.names(in: folder).flatMap { name in
            let url = folder.appendingPathComponent(name)
            return ArtifactStore.isFolder(url) && !ArtifactStore.isLink(url)
                ? try files(in: url).map { "\(name)/\($0)" } : [name]
        }
    }

    /// The record of what is shown of a stage.
    func shownRecord(of stage: String) -> StoredRecord<ShownRecord> {
        StoredRecord(at: shownURL(stage)) { data in
            let record = try JSONDecoder().decode(ShownRecord.self, from: data)
            try record.checkPaths()
            return record
        }
    }

    private func shown(_ stage: String) -> ShownRecord? {
        guard let shown = shownRecord(of: stage).record else { return nil }
        return shown.files.values.allSatisfy { $0.path != nil } ? shown : located(shown, stage)
    }

    /// The same with the path of every file, as far as the record of the execution tells what the files are for.
    private func located(_ shown: ShownRecord, _ stage: String) -> ShownRecord {
        let manifest = store.recordedManifest(for: shown.key)
        let files = shown.files.map { name, file in
            let found = file.path ?? manifest?.output(name).map { path(of: $0, stage: stage) }
            return (name, ShownRecord.File(path: found, digest: file.digest, facts: file.facts))
        }
        return ShownRecord(key: shown.key, files: Dictionary(uniqueKeysWithValues: files))
    }

    /// Moves the record of what is shown of a stage away.
    ///
    /// - Returns: Where it lies now; nil when nothing was there.
    /// - Throws: `FileError`.
    func putAsideShownRecord(of stage: String) throws -> URL? {
        try store.putAside(shownURL(stage), as: "shown-\(stage.replacing("/", with: "-")).json")
    }

    private func rememberShown(_ manifest: Manifest, as stage: String) throws {
        var files: [String: ShownRecord.File] = [:]
        for output in manifest.outputs {
            guard let facts = FileFacts(url(of: output, stage: stage)) else { continue }
            files[output.name] = ShownRecord.File(
                path: path(of: output, stage: stage), digest: output.digest, facts: facts)
        }
        let url = shownURL(stage)
        try ArtifactStore.makeFolder(url.deletingLastPathComponent())
        try store.atomicFile.write(RecordSeal.seal(ShownRecord(key: manifest.recipe.key, files: files)), to: url)
    }

    /// Copies an object out of the store, and makes sure that it is what it is called.
    ///
    /// - Throws: ``ObjectFault`` when it is not, `FileError`.
    private func copy(_ output: Manifest.Output, to url: URL) throws {
        try ArtifactStore.makeFolder(url.deletingLastPathComponent())
        let source = store.url(of: output.digest)
        if ArtifactStore.absence(of: source) == .missing {
            throw ObjectFault(file: output.name, digest: output.digest, flaw: .missing)
        }
        let (temporary, found) = try store.atomicFile.copy(of: source, on: url)
        guard found == output.digest else {
            unlink(temporary.path)
            throw ObjectFault(file: output.name, digest: output.digest, flaw: .bytesDiffer(found: found))
        }
        chmod(temporary.path, 0o644)
        try store.atomicFile.place(temporary, at: url)
    }

    /// Writes down which objects were checked, unless a run is at work here, which does that itself.
    ///
    /// Nothing is written where nothing was checked anew, and nothing is said where it cannot be written.
    func rememberChecks() {
        if OutputLock.holder(of: self) == nil { store.rememberChecks() }
    }

    // MARK: - Failures

    /// Where the log of a stage's last failed execution is kept.
    public func failureLog(of stage: String) -> URL {
        hidden.appendingPathComponent("failed", isDirectory: true).appendingPathComponent(stage + ".txt")
    }
}
