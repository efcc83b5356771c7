import Artifacts
import Foundation
import Reports

/// Tells where the data came from.
struct DataNarrative {
    /// The stage that got the files; nil when the report knows of none.
    let fetching: BoundInput?

    init(_ stages: [BoundInput]) {
        fetching = stages.first(ofKind: "fetch-mnist")
    }

    private struct Source: Decodable {
        let file: String
        let source: String
        let sha256: String
    }

    private static let contents = [
        "train-images-idx3-ubyte": "the training images", "train-labels-idx1-ubyte": "their labels",
        "t10k-images-idx3-ubyte": "the test images", "t10k-labels-idx1-ubyte": "their labels",
    ]

    /// The files with their sources and digests.
    ///
    /// - Throws: When the list of sources cannot be read.
    func files() throws -> [Report.DataFile] {
        guard let fetching else { return [] }
        return try fetching.decoded([Source].self, from: "sources.json").map { source in
            Report.DataFile(
                name: source.file, contents: Self.contents[source.file] ?? "", source: source.source,
                byteCount: fetching.manifest.output(source.file)?.size ?? 0, digest: source.sha256,
                file: "\(fetching.stage)/\(source.file)")
        }
    }
}
