import Artifacts
import Foundation
import PipelineEngine
import Predictions

/// The classifier that a stage of the pipeline has trained.
///
/// It is the one that the output folder shows, as everything else that is looked at; where it shows none, the one that the
/// present parameters make, if the cache holds it.
struct TrainedClassifier {
    fileprivate static let weights = "classifier.safetensors"

    let stage: String
    /// A sentence that says why the present parameters would train another one; nil where they would not.
    let staleness: String?
    private let manifest: Manifest
    private let folder: OutputFolder

    /// The key of the execution that trained it.
    var key: Digest { manifest.recipe.key }

    /// Finds the classifier of a stage.
    ///
    /// - Throws: `PipelineError` for a stage that trains no classifier, ``NotTrained`` when none is there.
    init(stage asked: String?, options: PipelineOptions) throws {
        let pipeline = try options.pipeline(with: asked.map { [$0] } ?? [])
        let name = try asked ?? Self.firstStage(in: pipeline)
        try Self.check(name, in: pipeline)
        stage = name
        folder = try options.folder()
        let states = try options.planner(for: pipeline).states()
        guard let (found, state) = states.first(where: { $0.stage.name == name }),
            let manifest = folder.shownKey(of: name).flatMap(folder.store.recordedManifest) ?? state.manifest
        else { throw NotTrained(command: "unroll run \(name)\(options.typedPaths)") }
        self.manifest = manifest
        staleness = state.manifest?.recipe.key == manifest.recipe.key ? nil : StageReport(found, state).sentence
    }

    /// Loads the weights out of the cache, where no edit reaches them.
    ///
    /// - Throws: `StoreError` when they are damaged; the errors of `DigitReader`.
    func reader() throws -> DigitReader {
        guard let output = manifest.output(Self.weights) else {
            throw StoreError.missingOutput(stage: stage, name: Self.weights)
        }
        let url = folder.store.url(of: output.digest)
        guard folder.store.contains(output.digest, size: output.size) else {
            throw StoreError.unsound(path: url.relativePath)
        }
        return try DigitReader(SafetensorsFile(reading: url))
    }

    /// When it was trained, in UTC.
    var trained: String { manifest.startedSecond }

    private static func firstStage(in pipeline: Pipeline) throws(PipelineError) -> String {
        guard let stage = pipeline.stages.first(where: \.trainsClassifier) else {
            throw PipelineError(source: pipeline.path, "no stage of this pipeline trains a classifier")
        }
        return stage.name
    }

    private static func check(_ name: String, in pipeline: Pipeline) throws(PipelineError) {
        guard let stage = pipeline[name], !stage.trainsClassifier else { return }
        let others = pipeline.stages.filter(\.trainsClassifier).map(\.name)
        throw PipelineError(
            source: "--stage \(name)",
            "this stage trains no classifier; those that do: "
                + (others.isEmpty ? "none" : others.joined(separator: ", ")))
    }

    /// No execution of the stage is in the cache.
    struct NotTrained: Error, CustomStringConvertible {
        let command: String

        var description: String { "there is no trained classifier yet. Train it first: \(command)" }
    }
}

extension StageReport {
    fileprivate var sentence: String {
        let reasons = reasons.joined(separator: "; ")
        return state == .waits ? "\(name) waits \(reasons)" : "\(name) is \(state.rawValue): \(reasons)"
    }
}

extension PipelineStage {
    fileprivate var trainsClassifier: Bool {
        kind.declaration.outputs.contains { $0.name == TrainedClassifier.weights }
    }
}
