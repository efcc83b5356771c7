import Foundation

/// The modules of a package: the folders below `Sources`, read when they are asked for.
struct PackageSources {
    let manifest: Manifest
    private let folder: URL
    private let names: Set<String>

    /// Lists the modules of the package in `folder`.
    ///
    /// - Throws: `FingerprintError.unreadable` when there is no `Package.swift` or no folder `Sources`.
    init(folder: URL) throws(FingerprintError) {
        do {
            manifest = Manifest([UInt8](try Data(contentsOf: folder.appending(path: "Package.swift"))))
            names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "Sources").path))
        } catch {
            throw .unreadable(path: folder.path, reason: error.localizedDescription)
        }
        self.folder = folder
    }

    /// Those of `words` that are modules of the package.
    func modules(among words: Set<String>) -> Set<String> {
        names.intersection(words)
    }

    /// The files of a module, by path; without hidden files and prose.
    ///
    /// - Throws: `FingerprintError.unreadable`.
    func files(of module: String) throws(FingerprintError) -> [SourceFile] {
        let root = folder.appending(path: "Sources/\(module)").resolvingSymlinksInPath()
        let walk = FileManager.default.enumerator(
            at: root, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
        var files: [SourceFile] = []
        while let url = walk?.nextObject() as? URL {
            let isFile = (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
            guard isFile, url.pathExtension != "md" else { continue }
            let path = url.path.dropFirst(root.path.count)
            files.append(try SourceFile(url, path: "Sources/\(module)\(path)"))
        }
        return files.sorted { $0.path < $1.path }
    }
}
