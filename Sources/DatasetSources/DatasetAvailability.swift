public import Foundation

extension Dataset {
    /// The files that a folder does not hold, under none of their names, or holds at another size.
    ///
    /// Digests are not computed: fetching does that.
    public func filesMissing(in folder: URL) -> [String] {
        files.filter { file in
            !DirectorySource.variants(of: file.name).contains { name in
                let attributes = try? FileManager.default.attributesOfItem(
                    atPath: folder.appending(path: name).resolvingSymlinksInPath().path)
                guard let size = attributes?[.size] as? Int else { return false }
                return name.hasSuffix(".gz") ? size > 0 : size == file.byteCount
            }
        }.map(\.name)
    }
}

/// The program that asks the Python package index.
public enum PackageInstaller {
    /// Its version; nil when it is not there.
    public static func version(environment: [String: String]) -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "unroll-\(UUID().uuidString)")
        guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil else {
            return nil
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let command = ChildProcess(
            arguments: ["python3", "-m", "pip", "--version"], environment: environment, folder: folder, secondLimit: 10)
        // "pip 23.0.1 from /usr/lib/python3/dist-packages/pip (python 3.11)"
        let words = (try? command.run(isCancelled: { false }))?.split(separator: " ") ?? []
        return words.count > 1 && words[0] == "pip" ? String(words[1]) : nil
    }
}
