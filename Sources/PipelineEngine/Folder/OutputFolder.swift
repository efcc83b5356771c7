public import Artifacts
public import Foundation

/// The folder that shows people what the stages wrote: `<stage>/<file>`, pages at the top, the store in `.unroll`.
///
/// What it shows are copies, so that an edit never reaches the store; an edited or deleted copy is noticed by its size,
/// modification time and inode, then by its digest, and made anew.
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

    /// The record of the execution whose files are shown for a stage; nil when there is none whose objects are all there.
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
    /// - Throws: ``StoreError``.
    func show(_ manifest: Manifest, as stage: String) throws {
        let before = shown(stage)
        let changed = changedFiles(of: stage, comparedTo: manifest)
        for output in manifest.outputs where changed.contains(output.name) {
            try copy(output, to: url(of: output, stage: stage))
        }
        let paths = manifest.outputs.map { path(of: $0, stage: stage) }
        for path in before?.paths ?? [] where !paths.contains(path) { try remove(path) }
        try rememberShown(manifest, as: stage)
    }

    /// Notes that a stage shows the files of an execution which happen to be there already.
    ///
    /// Keeps the next look cheap after a file was touched, and the next explanation right.
    ///
    /// - Throws: ``StoreError``.
    func confirm(_ manifest: Manifest, as stage: String) throws {
        let known = shown(stage)
        let isKnown =
            known?.key == manifest.recipe.key
            && manifest.outputs.allSatisfy { output in
                known?.files[output.name]?.facts == FileFacts(url(of: output, stage: stage))
            }
        if !isKnown { try rememberShown(manifest, as: stage) }
    }

    /// Removes the files that stages show; the store stays, and so does everything that no stage put there.
    ///
    /// - Returns: The paths of what was removed, from the output folder.
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``.
    public func removeShown() throws -> [String] {
        var paths: [String] = []
        for stage in shownStages {
            for path in shown(stage)?.paths ?? [] {
                try remove(path)
                paths.append(path)
            }
        }
        return paths
    }

    /// Removes a shown file, and the folders above it that are then empty.
    private func remove(_ path: String) throws {
        let url = root.appendingPathComponent(path)
        guard unlink(url.path) == 0 || errno == ENOENT || errno == ENOTDIR else {
            throw StoreError.cannotWrite(path: url.path, reason: String(cString: strerror(errno)))
        }
        var folder = url.deletingLastPathComponent()
        while folder.path.count > root.path.count, rmdir(folder.path) == 0 { folder.deleteLastPathComponent() }
    }

    // MARK: - What is shown

    private struct Shown: Codable {
        struct File: Codable {
            /// Nil in the oldest records, which did not say it.
            let path: String?
            let digest: Digest
            let facts: FileFacts
        }

        let key: Digest
        let files: [String: File]

        /// Where its files lie, from the output folder.
        var paths: [String] { files.values.compactMap(\.path).sorted() }
    }

    private var shownFolder: URL { hidden.appendingPathComponent("shown", isDirectory: true) }

    private func shownURL(_ stage: String) -> URL {
        shownFolder.appendingPathComponent(stage + ".json")
    }

    /// The stages that show something, also those that are in no pipeline any more.
    private var shownStages: [String] {
        let names = try? FileManager.default.subpathsOfDirectory(atPath: shownFolder.path)
        return (names ?? []).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    private func shown(_ stage: String) -> Shown? {
        guard let data = try? Data(contentsOf: shownURL(stage)),
            let shown = try? JSONDecoder().decode(Shown.self, from: data)
        else { return nil }
        return shown.files.values.allSatisfy { $0.path != nil } ? shown : located(shown, stage)
    }

    /// The same with the path of every file, as far as the record of the execution tells what the files are for.
    private func located(_ shown: Shown, _ stage: String) -> Shown {
        let manifest = store.recordedManifest(for: shown.key)
        let files = shown.files.map { name, file in
            let found = file.path ?? manifest?.output(name).map { path(of: $0, stage: stage) }
            return (name, Shown.File(path: found, digest: file.digest, facts: file.facts))
        }
        return Shown(key: shown.key, files: Dictionary(uniqueKeysWithValues: files))
    }

    private func rememberShown(_ manifest: Manifest, as stage: String) throws {
        var files: [String: Shown.File] = [:]
        for output in manifest.outputs {
            guard let facts = FileFacts(url(of: output, stage: stage)) else { continue }
            files[output.name] = Shown.File(
                path: path(of: output, stage: stage), digest: output.digest, facts: facts)
        }
        let url = shownURL(stage)
        try ArtifactStore.makeFolder(url.deletingLastPathComponent())
        try store.atomicFile.write(JSONEncoder().encode(Shown(key: manifest.recipe.key, files: files)), to: url)
    }

    /// Copies an object out of the store, and makes sure that it is what it is called.
    private func copy(_ output: Manifest.Output, to url: URL) throws {
        try ArtifactStore.makeFolder(url.deletingLastPathComponent())
        let temporary = store.atomicFile.temporaryURL()
        do {
            try FileManager.default.copyItem(at: store.url(of: output.digest), to: temporary)
        } catch {
            throw StoreError.cannotWrite(path: url.path, reason: AtomicFile.reason(of: error))
        }
        guard try Digest(ofFile: temporary) == output.digest else {
            try store.discard(output.digest)
            throw StoreError.cannotRead(
                path: store.url(of: output.digest).path, reason: "its bytes are not those that were stored")
        }
        chmod(temporary.path, 0o644)
        try store.atomicFile.place(temporary, at: url)
    }

    // MARK: - Failures

    /// Where the log of a stage's last failed execution is kept.
    public func failureLog(of stage: String) -> URL {
        hidden.appendingPathComponent("failed", isDirectory: true).appendingPathComponent(stage + ".txt")
    }
}

/// What tells cheaply whether a file was touched: its size, modification time and inode.
struct FileFacts: Codable, Equatable {
    let size: Int
    let modifiedSeconds: Int
    let modifiedNanoseconds: Int
    let inode: UInt64

    /// The facts of the file at `url`; nil when there is none.
    init?(_ url: URL) {
        var status = stat()
        guard stat(url.path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        modifiedSeconds = Int(status.st_mtim.tv_sec)
        modifiedNanoseconds = Int(status.st_mtim.tv_nsec)
        inode = UInt64(status.st_ino)
    }
}
