import Artifacts
import Evaluations
import Foundation
import Narratives

/// A training that is told of, without a network: manifests and files as the stages of rnn-regression leave them.
struct SampleExperiment {
    var learningRate = 0.02
    var seed = 1
    var losses = Array(repeating: Float(0.001), count: 20)

    private enum Train: StageKind {
        struct Parameters: StageParameters {
            var learningRate = 0.02
            var hiddenSize = 32
            var seed = 1

            static let fields: [ParameterField<Parameters>] = [
                .init("learning-rate", \.learningRate, in: 0...1, "step size"),
                .init("hidden-size", \.hiddenSize, in: 1...100, "units"),
                .init("seed", \.seed, in: 0...100, "where draws come from"),
            ]
        }

        static let declaration = StageDeclaration(
            name: "train-rnn-regression", summary: "Trains.", outputs: [.init("metrics.csv", .table)])

        static func run(_ context: StageContext, _ parameters: Parameters) throws {}
    }

    private enum Evaluate: StageKind {
        typealias Parameters = NoParameters

        static let declaration = StageDeclaration(
            name: "evaluate-regressor", summary: "Evaluates.", outputs: [.init("evaluation.json", .table)])

        static func run(_ context: StageContext, _ parameters: Parameters) throws {}
    }

    /// The two stages, under names of a user's choice, with their files in `folder`.
    func stages(in folder: URL) throws -> [BoundInput] {
        var parameters = Train.Parameters()
        (parameters.learningRate, parameters.seed) = (learningRate, seed)
        let training = try bound(
            Train.self, "my-training", parameters.values, reads: [],
            writes: ["metrics.csv": Data("loss\n".utf8), "log.txt": Data("RNN(\n)\n".utf8)], in: folder)
        let evaluation = SignalEvaluation(
            losses: losses, trainedError: 0.5, equivalences: [Equivalence("this and that", largestDifference: 0)])
        let evaluating = try bound(
            Evaluate.self, "my-evaluation", [:], reads: training.manifest.outputs,
            writes: ["evaluation.json": JSONEncoder().encode(evaluation), "log.txt": Data("printed\n".utf8)],
            in: folder)
        return [training, evaluating]
    }

    private func bound(
        _ kind: any StageKind.Type, _ name: String, _ parameters: [String: ParameterValue],
        reads inputs: [Manifest.Output], writes files: [String: Data], in folder: URL
    ) throws -> BoundInput {
        var urls: [String: URL] = [:]
        for (file, contents) in files {
            let url = folder.appending(path: "\(name)-\(file)")
            try contents.write(to: url)
            urls[file] = url
        }
        let recipe = KeyRecipe(
            kind: kind.declaration.name, parameters: parameters,
            inputs: inputs.map { KeyRecipe.Input(name: "training", file: $0.name, digest: $0.digest) }, code: "code",
            surroundings: [:])
        let outputs = files.sorted { $0.key < $1.key }.map { file, contents in
            Manifest.Output(name: file, role: .table, digest: Digest(of: contents), size: contents.count)
        }
        let manifest = Manifest(
            of: kind, recipe: recipe, outputs: outputs, started: Date(timeIntervalSince1970: 0), seconds: 1, ranOn: [:])
        return BoundInput(name: name, stage: name, files: urls, manifest: manifest)
    }
}
