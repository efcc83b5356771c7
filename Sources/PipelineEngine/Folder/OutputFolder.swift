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

    /// Opens an output folder, making it.
    ///
    /// - Throws: ``StoreError/cannotWrite(path:reason:)``.
    public init(root: URL) throws {
        self.root = root
        store = try ArtifactStore(root: root.appendingPathComponent(".unroll", isDirectory: true))
    }

    /// Where a file of a stage is shown.
    public func url(of output: Manifest.Output, stage: String) -> URL {
        let folder = output.role == .page ? root : root.appendingPathComponent(stage, isDirectory: true)
        return folder.appendingPathComponent(output.name)
    }

    /// The key of the execution whose files are shown for a stage.
    func shownKey(of stage: String) -> Digest? {
        shown(stage)?.key
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
        for name in before?.files.keys.sorted() ?? [] where manifest.output(name) == nil {
            try? FileManager.default.removeItem(at: root.appendingPathComponent(stage).appendingPathComponent(name))
        }
        try rememberShown(manifest, as: stage)
    }

    /// Removes everything that is shown; the store stays.
    ///
    /// - Returns: The names of what was removed.
    /// - Throws: The error of Foundation when something cannot be removed.
    public func removeShown() throws -> [String] {
        let keep: Set<String> = [".unroll", "README.md"]
        let names = try FileManager.default.contentsOfDirectory(atPath: root.path).filter { !keep.contains($0) }
            .sorted()
        for name in names { try FileManager.default.removeItem(at: root.appendingPathComponent(name)) }
        return names
    }

    // MARK: - What is shown

    private struct Shown: Codable {
        struct File: Codable {
            let digest: Digest
            let facts: FileFacts
        }

        let key: Digest
        let files: [String: File]
    }

    private func shownURL(_ stage: String) -> URL {
        hidden.appendingPathComponent("shown", isDirectory: true).appendingPathComponent(stage + ".json")
    }

    private func shown(_ stage: String) -> Shown? {
        guard let data = try? Data(contentsOf: shownURL(stage)) else { return nil }
        return try? JSONDecoder().decode(Shown.self, from: data)
    }

    private func rememberShown(_ manifest: Manifest, as stage: String) throws {
        var files: [String: Shown.File] = [:]
        for output in manifest.outputs {
            guard let facts = FileFacts(url(of: output, stage: stage)) else { continue }
            files[output.name] = Shown.File(digest: output.digest, facts: facts)
        }
        let url = shownURL(stage)
        try ArtifactStore.makeFolder(url.deletingLastPathComponent())
        try store.atomicFile.write(JSONEncoder().encode(Shown(key: manifest.recipe.key, files: files)), to: url)
    }

    private func copy(_ output: Manifest.Output, to url: URL) throws {
        try ArtifactStore.makeFolder(url.deletingLastPathComponent())
        let temporary = store.atomicFile.temporaryURL()
        do {
            try FileManager.default.copyItem(at: store.url(of: output.digest), to: temporary)
        } catch {
            throw StoreError.cannotWrite(path: url.path, reason: error.localizedDescription)
        }
        chmod(temporary.path, 0o644)
        try store.atomicFile.place(temporary, at: url)
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
