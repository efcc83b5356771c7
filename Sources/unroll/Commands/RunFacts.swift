import PipelineEngine
import RunRecords

/// A recorded run, for people and as JSON.
struct RunFacts: Encodable {
    private static let outcomeNames = ["ran", "restored", "up to date", "failed", "skipped", "interrupted"]

    let id: Int
    let started: String
    let seconds: Double?
    let outcome: String
    let cores: Int
    let pipeline: String
    let command: String
    let stages: [String: Int]

    /// Looks up whether a run without an end is still at work: only the newest can be.
    init(_ run: RecordedRun, newest: Int?, folder: OutputFolder) {
        let isRunning = run.isGoingOn(newest: newest, in: folder)
        id = run.id
        started = run.started
        seconds = run.seconds
        outcome = run.outcome ?? (isRunning ? "running" : "did not end")
        cores = run.cores
        pipeline = run.pipeline
        command = "unroll \(run.command)"
        stages = run.stageCounts
    }

    var color: TerminalStyle.Color {
        switch outcome {
        case "succeeded": .green
        case "running": .blue
        case "failed": .red
        default: .yellow
        }
    }

    /// How many stages fared how, as in `4 ran, 2 up to date`.
    var stagesText: String {
        Self.outcomeNames.compactMap { name in stages[name].map { "\($0) \(name)" } }.joined(separator: ", ")
    }

    var durationText: String { seconds.map(unroll.durationText) ?? "" }
}
