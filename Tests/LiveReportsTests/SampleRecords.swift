import Artifacts
import Foundation
import LiveReports
import PipelineEngine
import RunRecords

/// An output folder with a store, for records of executions that never took place.
struct SampleRecords {
    let folder: OutputFolder

    init(in root: URL) throws {
        folder = OutputFolder(root: root)
        try folder.store.prepare()
    }

    /// A stage kind that is in no catalogue.
    private enum Sample: StageKind {
        typealias Parameters = NoParameters

        static let declaration = StageDeclaration(name: "sample", summary: "Is a sample.", outputs: [])

        static func run(_ context: StageContext, _ parameters: Parameters) throws {}
    }

    func recipe(seed: Int = 1) -> KeyRecipe {
        KeyRecipe(kind: "sample", parameters: ["seed": .integer(seed)], inputs: [], code: "c", surroundings: [:])
    }

    /// The record of an execution that wrote files, which the store holds afterwards.
    func manifest(seed: Int = 1, _ files: [String: String], role: StageOutput.Role = .table) throws -> Manifest {
        let outputs = try files.sorted { $0.key < $1.key }.map { name, text in
            let scratch = try folder.store.makeScratchFolder().appending(path: name)
            try Data(text.utf8).write(to: scratch)
            let (digest, size) = try folder.store.adopt(scratch)
            return Manifest.Output(name: name, role: role, digest: digest, size: size)
        }
        let manifest = Manifest(
            of: Sample.self, recipe: recipe(seed: seed), outputs: outputs, started: Date(timeIntervalSince1970: 0),
            seconds: 1.5, ranOn: [:])
        try folder.store.remember(manifest)
        return manifest
    }

    /// The events of a stage that runs, measures and ends.
    func events(_ stage: String, _ manifest: Manifest, losses: [Double] = []) -> [PipelineEvent] {
        let start = StageStart(stage: stage, recipe: manifest.recipe, reasons: [.neverRan], cores: 2)
        let measured = losses.enumerated().map { step, value in
            PipelineEvent.stageMeasured(stage: stage, metric: "loss", value: value, step: step)
        }
        return [.stageStarted(start)] + measured + [.stageSettled(stage: stage, .ran(manifest, repeated: nil))]
    }

    /// Writes a run into the history of the folder.
    func record(_ events: [PipelineEvent], ends: Bool = true) throws {
        let recorder = RunRecorder(
            try RunDatabase(folder.runDatabase), command: "run", pipeline: "p.yaml",
            timepiece: Timepiece(date: { Date(timeIntervalSince1970: 0) }, seconds: { 0 }))
        recorder.receive(.runStarted(stages: [], cores: 2))
        for event in events { recorder.receive(event) }
        if ends { recorder.receive(.runEnded(RunSummary(outcomes: [], seconds: 2, interrupted: false))) }
        if let failure = recorder.failure { throw failure }
    }

    func history() throws -> RunHistory? { try RunHistory(reading: folder.runDatabase) }
}

/// Shows what it was given.
struct FixedSource: RunSource {
    let view: RunView

    func look() throws -> RunView { view }

    func finished() throws -> [(stage: String, manifest: Manifest)] { view.finished }
}
