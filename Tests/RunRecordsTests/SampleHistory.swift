import Artifacts
import Foundation
import PipelineEngine
import RunRecords
import Synchronization

/// A history whose runs are told to a recorder event by event.
struct SampleHistory {
    let url: URL
    let database: RunDatabase

    init(in root: URL) throws {
        url = root.appending(path: "unroll.sqlite")
        database = try RunDatabase(url)
    }

    func history() throws -> RunHistory? {
        try RunHistory(reading: url)
    }

    /// Records a run that does what `body` tells.
    func record(_ command: String, _ body: (SampleRecording) throws -> Void) throws {
        let timepiece = Timepiece(date: { Date(timeIntervalSince1970: 0) }, seconds: { 0 })
        let recorder = RunRecorder(database, command: command, pipeline: "p.yaml", timepiece: timepiece)
        recorder.receive(.runStarted(stages: [], cores: 2))
        try body(SampleRecording(recorder: recorder))
        if let failure = recorder.failure { throw failure }
    }
}

/// What happens in a run.
struct SampleRecording {
    let recorder: RunRecorder

    private func recipe(_ stage: String, epochs: Int) -> KeyRecipe {
        KeyRecipe(
            kind: stage, parameters: ["epochs": .integer(epochs), "rate": .number(0.01)], inputs: [], code: "c",
            surroundings: [:])
    }

    private func manifest(_ stage: String, epochs: Int) throws -> Manifest {
        let json = """
            {
                "format": 1, "summary": "", "parameters": [], "outputs": [], "started": "", "seconds": 0, "ranOn": {},
                "recipe": \(String(decoding: try JSONEncoder().encode(recipe(stage, epochs: epochs)), as: UTF8.self))
            }
            """
        return try JSONDecoder().decode(Manifest.self, from: Data(json.utf8))
    }

    func start(_ stage: String, epochs: Int = 1) {
        let start = StageStart(
            stage: stage, recipe: recipe(stage, epochs: epochs), reasons: [.neverRan], cores: 2)
        recorder.receive(.stageStarted(start))
    }

    func ran(_ stage: String, epochs: Int = 1, metrics: [String: [Double]] = [:]) throws {
        start(stage, epochs: epochs)
        for (metric, values) in metrics {
            for (step, value) in values.enumerated() {
                recorder.receive(.stageMeasured(stage: stage, metric: metric, value: value, step: step))
            }
        }
        recorder.receive(.stageSettled(stage: stage, .ran(try manifest(stage, epochs: epochs), repeated: nil)))
    }

    func upToDate(_ stage: String, epochs: Int = 1) throws {
        recorder.receive(.stageSettled(stage: stage, .upToDate(try manifest(stage, epochs: epochs))))
    }

    func failed(_ stage: String, message: String) {
        start(stage)
        recorder.receive(.stageSettled(stage: stage, .failed(message: message)))
    }

    func end(seconds: Double) {
        let outcome = StageOutcome.failed(message: "")
        recorder.receive(.runEnded(RunSummary(outcomes: [("plot", outcome)], seconds: seconds, interrupted: false)))
    }
}
