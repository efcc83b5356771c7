import Artifacts
import Foundation
import PipelineEngine
import Reports

/// What the script of the live page shows, as JSON.
///
/// Sentences are put together here, so that the script only sets them; counts of stages it puts into words itself.
struct LiveState: Encodable {
    /// A stage, with the words that describe it.
    struct Stage: Encodable {
        let name: String
        let state: String
        /// What is known of it.
        let text: String
        /// The share that is done, while it runs.
        let share: Double?
        let curve: Curve?
    }

    /// What a stage measured.
    struct Curve: Encodable {
        let label: String
        /// The data of an SVG path in a drawing of `width` by `height`.
        let path: String
    }

    /// What became of a stage since the run before.
    struct Difference: Encodable {
        let stage: String
        let text: String
        let metrics: [String]
    }

    static let curveSize = (width: 240.0, height: 60.0)

    let schema = 1
    let outcome: String
    /// One sentence on the whole, which changes only when a stage does.
    let headline: String
    /// What was typed, on how many cores, since when.
    let circumstances: String
    let counts: [String: Int]
    let stages: [Stage]
    /// One sentence on what became of stages since the run before.
    let comparison: String
    /// The stages whose outputs are others; absent when there was no run before, or when it cannot be told.
    let differences: [Difference]?
    /// Changes whenever the report would.
    let report: String

    init(_ view: RunView) {
        let run = view.run
        outcome = run.outcome.rawValue
        headline = Self.headline(of: run)
        circumstances = Self.circumstances(of: run, now: view.now)
        counts = Dictionary(uniqueKeysWithValues: LiveStage.State.allCases.map { ($0.rawValue, run.count($0)) })
        stages = run.stages.map { Stage($0, now: view.now) }
        differences = view.differences.map { $0.map(Difference.init) }
        comparison = Self.comparison(view)
        report = ReportContents(view.finished).version
    }

    /// The bytes of the JSON.
    ///
    /// - Throws: `EncodingError`.
    func encoded() throws -> Data { try JSONEncoder.reproducible.encode(self) }

    private static func headline(of run: LiveRun) -> String {
        let running = run.stages.filter { $0.state == .running }.map(\.name)
        let settled = run.stages.count { ![.waiting, .running].contains($0.state) }
        let counted = LiveStage.State.allCases.dropFirst(2).compactMap { state in
            run.count(state) > 0 ? "\(run.count(state)) \(state.phrase)" : nil
        }
        let parts = counted.isEmpty ? "" : " (\(counted.joined(separator: ", ")))"
        let all = "\(settled) of \(run.stages.count) stages are settled\(parts)."
        switch run.outcome {
        case .none: return "No run has begun yet."
        case .running:
            return running.isEmpty
                ? "The run goes on: \(all)" : "Now at work: \(running.joined(separator: ", ")). \(all)"
        case .succeeded: return "The run ended well: \(all)"
        case .failed: return "The run ended with a failure: \(all)"
        case .interrupted: return "The run was stopped: \(all)"
        case .brokenOff: return "The run broke off; its end was never written down: \(all)"
        }
    }

    private static func comparison(_ view: RunView) -> String {
        if let failure = view.comparisonFailure { return "What was there before cannot be told: \(failure)" }
        guard let differences = view.differences else { return "There was no run before." }
        return differences.isEmpty
            ? "No output differs from what was there before." : "Stages whose outputs are others than before:"
    }

    private static func circumstances(of run: LiveRun, now: Double) -> String {
        var parts: [String] = []
        if !run.command.isEmpty { parts.append("unroll \(run.command)") }
        if let cores = run.cores { parts.append(cores == 1 ? "1 core" : "\(cores) cores") }
        if let seconds = run.seconds {
            parts.append(Formats.seconds(max(0, seconds)))
        } else if run.outcome == .running, let start = run.start {
            parts.append(WordedNumbers.runningSeconds(now - start))
        }
        return parts.joined(separator: " · ")
    }
}

extension LiveStage.State {
    /// The state as it follows a number of stages.
    fileprivate var phrase: String {
        switch self {
        case .waiting: "waiting"
        case .running: "running"
        case .done: "ran"
        case .cached: "from the cache"
        case .failed: "failed"
        case .skipped: "skipped"
        case .stopped: "stopped"
        }
    }
}
