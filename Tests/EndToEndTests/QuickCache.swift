import Artifacts
import Foundation
import Testing

/// The cache that the quick pipeline left, as its files tell.
struct QuickCache {
    /// An object, and a file that a stage wrote with its bytes.
    struct Object {
        let digest: String
        let url: URL
        /// As in `train-classifier/metrics.csv`.
        let file: String
    }

    private struct Shown: Decodable {
        struct File: Decodable {
            let digest: String
        }

        let key: String
        let files: [String: File]
    }

    private let hidden: URL
    private let shown: [String: Shown]

    /// Reads what is shown.
    init(_ program: Program) throws {
        hidden = program.folder.appending(path: "Output/.unroll")
        let folder = hidden.appending(path: "shown")
        var shown: [String: Shown] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".json") {
            shown[String(name.dropLast(5))] = try JSONDecoder().decode(
                Shown.self, from: Data(contentsOf: folder.appending(path: name)))
        }
        self.shown = shown
    }

    /// Every object once, in the order of the digests.
    var objects: [Object] {
        var objects: [String: Object] = [:]
        for (stage, record) in shown.sorted(by: { $0.key < $1.key }) {
            for (name, file) in record.files where objects[file.digest] == nil {
                let url = hidden.appending(path: "objects/\(file.digest.prefix(2))/\(file.digest.dropFirst(2))")
                objects[file.digest] = Object(digest: file.digest, url: url, file: "\(stage)/\(name)")
            }
        }
        return objects.values.sorted { $0.digest < $1.digest }
    }

    /// The stages, in the order of their names.
    var stages: [String] { shown.keys.sorted() }

    /// The record of the execution that a stage shows.
    func record(of stage: String) throws -> URL {
        hidden.appending(path: "executions/\(try #require(shown[stage]).key).json")
    }

    /// The digest of every file that people see, of every object and of every record of an execution, by its path.
    static func digests(_ program: Program) throws -> (all: [String: Digest], bytes: Int) {
        let root = program.folder.appending(path: "Output")
        var digests: [String: Digest] = [:]
        var bytes = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let url = root.appending(path: path)
            let isCache = path.hasPrefix(".unroll/objects/") || path.hasPrefix(".unroll/executions/")
            guard isCache || !path.hasPrefix(".unroll") else { continue }
            let values = try url.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
            guard values.isRegularFile == true else { continue }
            digests[path] = try Digest(ofFile: url)
            bytes += values.fileSize ?? 0
        }
        return (digests, bytes)
    }
}
