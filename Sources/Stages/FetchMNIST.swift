public import Artifacts
import DatasetSources
import Foundation

/// Gets the four files of MNIST, each checked against its known digest, and unpacks them.
public enum FetchMNIST: StageKind {
    /// Which dataset, and where to look first.
    public struct Parameters: StageParameters {
        var dataset = DatasetName.mnist.rawValue
        var directory = ""

        /// What a pipeline file may set.
        public static let fields: [ParameterField<Parameters>] = [
            .init("dataset", \.dataset, oneOf: DatasetName.allCases.map(\.rawValue), "which images"),
            .init("directory", \.directory, "a folder that holds the files; else UNROLL_MNIST_DIR, then the network"),
        ]

        /// The tutorial's data, from wherever they are found first.
        public init() {}
    }

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "fetch-mnist", summary: "Gets the images and labels, and verifies every byte.",
        outputs: DatasetName.mnist.dataset.files.map { .init($0.name, .data) } + [.init("sources.json", .table)])

    /// Where one file came from.
    private struct Source: Encodable {
        let file: String
        let source: String
        let sha256: String
    }

    /// Fetches.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let name = DatasetName(rawValue: parameters.dataset) ?? .mnist
        let directory = parameters.directory.isEmpty ? nil : parameters.directory
        let request = DatasetFetch(name, directory: directory, environment: context.environment)
        let files = try request.fetch(
            into: context.folder, isCancelled: { context.monitor.isCancelled }, report: { context.print($0) })
        if let named = request.namedDirectory, let other = files.first(where: { $0.source != named }) {
            context.warn("\(named) did not give every file, so \(other.source) did; the stage's log says why")
        }
        let sources = files.map { Source(file: $0.url.lastPathComponent, source: $0.source, sha256: $0.digest) }
        try JSONEncoder.reproducible.encode(sources).save(to: context.output("sources.json"))
    }
}
