import Artifacts
import Evaluations
import Foundation

/// An experiment on a signal that is told of, without a network: manifests and files as its three stages leave them,
/// under names of a user's choice.
struct SampleExperiment {
    var training: any StageKind.Type = TrainRegression.self
    var generatorParameters: [String: ParameterValue] = [:]
    var trainingParameters: [String: ParameterValue] = [:]
    var losses = Array(repeating: Float(0.001), count: 20)
    var ranOn: [String: String] = [:]
    var name = "my"
    var pace: Pace?

    /// Generating, training and evaluating, with their files in `folder`.
    func stages(in folder: URL) throws -> [BoundInput] {
        let generating = try bound(
            GenerateSample.self, "\(name)-signals", generatorParameters, reads: [],
            writes: ["regression.csv": Data("segment\n".utf8), "log.txt": Data("tensor\n".utf8)], in: folder)
        let trained = try bound(
            training, "\(name)-training", trainingParameters, reads: generating.manifest.outputs,
            writes: ["metrics.csv": Data("loss of \(name)\n".utf8), "log.txt": Data("RNN(\n)\n".utf8)], in: folder,
            pace: pace)
        let evaluation = SignalEvaluation(
            losses: losses, trainedError: 0.5, equivalences: [Equivalence("this and that", largestDifference: 0)])
        let evaluated = try bound(
            EvaluateSample.self, "\(name)-evaluation", [:],
            reads: trained.manifest.outputs.filter { $0.name != "log.txt" },
            writes: ["evaluation.json": JSONEncoder().encode(evaluation), "log.txt": Data("printed\n".utf8)],
            in: folder)
        return [generating, trained, evaluated]
    }

    private func bound(
        _ kind: any StageKind.Type, _ name: String, _ parameters: [String: ParameterValue],
        reads inputs: [Manifest.Output], writes files: [String: Data], in folder: URL,
        pace: Pace? = nil
    ) throws -> BoundInput {
        var urls: [String: URL] = [:]
        for (file, contents) in files {
            let url = folder.appending(path: "\(name)-\(file)")
            try contents.write(to: url)
            urls[file] = url
        }
        let recipe = KeyRecipe(
            kind: kind.declaration.name, parameters: try kind.resolved(parameters),
            inputs: inputs.map { KeyRecipe.Input(name: "input", file: $0.name, digest: $0.digest) }, code: "code",
            surroundings: [:])
        let outputs = files.sorted { $0.key < $1.key }.map { file, contents in
            Manifest.Output(name: file, role: .table, digest: Digest(of: contents), size: contents.count)
        }
        let manifest = Manifest(
            of: kind, recipe: recipe, outputs: outputs, started: Date(timeIntervalSince1970: 0), seconds: 1,
            ranOn: ranOn,
            pace: pace)
        return BoundInput(name: name, stage: name, files: urls, manifest: manifest)
    }
}

/// Takes the place of the kind that makes signals.
enum GenerateSample: StageKind {
    struct Parameters: StageParameters {
        var regressionSegments = 100
        var dynamicSegments = 60

        static let fields: [ParameterField<Parameters>] = [
            .init("regression-segments", \.regressionSegments, in: 1...100, "segments"),
            .init("dynamic-segments", \.dynamicSegments, in: 1...100, "segments"),
        ]
    }

    static let declaration = StageDeclaration(name: "generate-signals", summary: "Generates.", outputs: [])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {}
}

/// Takes the place of the kind that trains the regression.
enum TrainRegression: StageKind {
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

    static let declaration = StageDeclaration(name: "train-rnn-regression", summary: "Trains.", outputs: [])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {}
}

/// Takes the place of the kind that trains on segments of any length.
enum TrainDynamic: StageKind {
    struct Parameters: StageParameters {
        var timeSteps = "dynamic"

        static let fields: [ParameterField<Parameters>] = [
            .init("time-steps", \.timeSteps, oneOf: ["dynamic", "static"], "lengths")
        ]
    }

    static let declaration = StageDeclaration(name: "train-dynamic-rnn", summary: "Trains.", outputs: [])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {}
}

/// Takes the place of the kind that evaluates both.
enum EvaluateSample: StageKind {
    typealias Parameters = NoParameters

    static let declaration = StageDeclaration(name: "evaluate-regressor", summary: "Evaluates.", outputs: [])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {}
}
