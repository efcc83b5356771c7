import Artifacts
import Foundation
import GRDB
import PipelineEngine
import RunRecords

/// Makes the history of an output folder long, by telling a recorder of runs that never took place.
struct LongHistory {
    private let folder: OutputFolder
    private let database: RunDatabase
    private let manifests: [(stage: String, manifest: Manifest)]

    /// Continues the history of a folder in which these stages have run.
    init(_ folder: OutputFolder, stages: [String]) throws {
        self.folder = folder
        database = try RunDatabase(folder.runDatabase)
        manifests = stages.compactMap { stage in folder.shownManifest(of: stage).map { (stage, $0) } }
    }

    /// Records so many runs: in each a training with another seed and its evaluation, in every twentieth the classifier with
    /// a thousand steps, and of all other stages that they were up to date.
    func record(_ count: Int) throws {
        for run in 0..<count {
            let recorder = RunRecorder(
                database, command: "run -S train-rnn-regression.seed=\(run)", pipeline: "Pipelines/quick.yaml",
                timepiece: .system)
            recorder.receive(.runStarted(stages: manifests.map(\.stage), cores: 2))
            for (stage, manifest) in manifests {
                switch stage {
                case "train-rnn-regression": try ran(stage, manifest, run, losses: 100, recorder)
                case "evaluate-rnn-regression": try ran(stage, manifest, run, losses: 2, recorder)
                case "train-classifier" where run.isMultiple(of: 20):
                    try ran(stage, manifest, run, losses: 938, recorder)
                default: recorder.receive(.stageSettled(stage: stage, .upToDate(manifest)))
                }
            }
            recorder.receive(.runEnded(RunSummary(outcomes: [], seconds: 1.5, interrupted: false)))
            if let failure = recorder.failure { throw failure }
        }
        try database.pool.close()
    }

    /// Has so many objects more remembered as checked as runs leave behind before anybody collects them.
    static func lengthenMemory(of folder: OutputFolder, by count: Int) throws {
        let url = folder.hidden.appending(path: "checked")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        let added = (0..<count).map { "\(Digest(of: Data("\($0)".utf8))) 4096 \($0) 1700000000 0" }
        let all = [lines[0]] + (lines.dropFirst() + added.map { $0[...] }).sorted()
        try Data((all.joined(separator: "\n") + "\n").utf8).write(to: url)
    }

    private func ran(_ stage: String, _ manifest: Manifest, _ seed: Int, losses: Int, _ recorder: RunRecorder) throws {
        let known = manifest.recipe
        let recipe = KeyRecipe(
            kind: known.kind, parameters: known.parameters.merging(["seed": .integer(seed + 1_000)]) { $1 },
            inputs: known.inputs, code: known.code, surroundings: known.surroundings)
        let reasons = KeyDifference.between(known, recipe)
        recorder.receive(.stageStarted(StageStart(stage: stage, recipe: recipe, reasons: reasons, cores: 2)))
        for step in 0..<losses {
            recorder.receive(
                .stageMeasured(stage: stage, metric: "loss", value: 1 / Double(step + seed + 1), step: step))
        }
        var object = try JSONSerialization.jsonObject(with: manifest.encoded()) as? [String: Any] ?? [:]
        object["recipe"] = try JSONSerialization.jsonObject(with: JSONEncoder().encode(recipe))
        let made = try JSONDecoder().decode(Manifest.self, from: JSONSerialization.data(withJSONObject: object))
        recorder.receive(.stageSettled(stage: stage, .ran(made, repeated: nil)))
    }
}
