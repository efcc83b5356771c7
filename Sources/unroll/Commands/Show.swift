import ArgumentParser
import PipelineEngine
import RunRecords

/// `unroll show`: one recorded run in full.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a recorded run: what was typed, and of every stage why it ran, with what, and how it ended.")

    @OptionGroup var options: PipelineOptions
    @Argument(help: ArgumentHelp("The run: its number, 'last', or 'last-1' for the one before it.", valueName: "run"))
    var reference = RunReference.before(0)
    @Flag(help: "Write JSON to standard output.") var json = false

    private struct Account: Encodable {
        let schema = 1
        let run: RunFacts?
        let stages: [StageFacts]
    }

    func run() throws {
        guard let history = try options.history() else {
            if json { try JSONOutput.write(Account(run: nil, stages: [])) }
            return
        }
        let recorded = try reference.run(in: history)
        let newest = try history.runNumbers(newest: 1).first
        let facts = RunFacts(recorded, newest: newest, folder: try options.folder())
        let stages = try history.stages(ofRun: recorded.id).map { StageFacts($0, run: facts) }
        if json { return try JSONOutput.write(Account(run: facts, stages: stages)) }
        for line in heading(facts, options.style) { print(line) }
        for stage in stages {
            print()
            for line in stage.lines(options.style) { print(line) }
        }
    }

    private func heading(_ run: RunFacts, _ style: TerminalStyle) -> [String] {
        let took = run.seconds.map { _ in " after \(run.durationText)" } ?? ""
        let stages = run.stagesText.isEmpty ? "none was settled" : run.stagesText
        return [
            style.bold("run \(run.id)")
                + "  \(style.paint(run.outcome, run.color))\(took), on \(run.cores) \(run.cores == 1 ? "core" : "cores")",
            "  command   \(run.command)", "  pipeline  \(run.pipeline)", "  started   \(localTimeText(run.started))",
            "  stages    \(stages)",
        ]
    }
}

/// How a stage fared in a run, for people and as JSON.
private struct StageFacts: Encodable {
    let name: String
    let kind: String?
    let outcome: String
    let message: String?
    let key: String?
    let reason: String?
    let cores: Int?
    let seconds: Double?
    let parameters: [String: String]?
    /// The run in which what is shown was made.
    let madeInRun: Int?

    private let isFromEarlierRun: Bool

    private enum CodingKeys: CodingKey {
        case name, kind, outcome, message, key, reason, cores, seconds, parameters, madeInRun
    }

    init(_ stage: RecordedStage, run: RunFacts) {
        let execution = stage.execution
        isFromEarlierRun = execution.map { $0.run != run.id } ?? false
        name = stage.name
        kind = execution?.kind
        outcome = stage.outcome ?? run.outcome
        message = stage.message
        key = stage.key ?? execution?.key
        reason = isFromEarlierRun ? nil : execution?.reason
        cores = isFromEarlierRun ? nil : execution?.cores
        seconds = isFromEarlierRun ? nil : execution?.seconds
        parameters = execution?.parameters
        madeInRun = stage.key == nil ? nil : execution?.run
    }

    func lines(_ style: TerminalStyle) -> [String] {
        var lines = [style.bold(name) + "  \(style.paint(outcome, color))\(circumstances)"]
        if let kind, kind != name { lines.append("  kind      \(kind)") }
        if let reason { lines.append("  because   \(reason)") }
        if let message, outcome == "failed" { lines.append("  error     \(message)") }
        if let message, outcome == "ran" { lines.append("  but       \(message)") }
        if let parameters, !parameters.isEmpty {
            let items = parameters.sorted { $0.key < $1.key }.map { "\($0) = \($1)" }
            lines += wrappedLines("  with      ", items, columns: style.columns)
        }
        return lines
    }

    private var circumstances: String {
        if isFromEarlierRun { return madeInRun.map { ", made in run \($0)" } ?? "" }
        if outcome == "skipped" { return message.map { " \($0)" } ?? " after a failure" }
        let cores = cores.map { ", on \($0 == 1 ? "1 core" : "\($0) cores")" } ?? ""
        let word = outcome == "ran" ? "in" : "after"
        return (seconds.map { " \(word) \(durationText($0))" } ?? "") + cores
    }

    private var color: TerminalStyle.Color {
        switch outcome {
        case "ran", "up to date", "restored": .green
        case "running": .blue
        case "failed": .red
        default: .yellow
        }
    }
}
