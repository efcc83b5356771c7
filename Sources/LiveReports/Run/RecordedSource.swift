import Artifacts
import Foundation
public import PipelineEngine
import RunRecords
import Synchronization

/// Shows the newest run of the history, also one that goes on in another process, and the outputs that are shown.
///
/// A run writes down when stages begin and end, and what they measured some hundred values at a time.
public final class RecordedSource: RunSource {
    private struct State {
        var history: RunHistory?
        var finder: (run: Int, finder: DifferenceFinder)?
        var curves: [Int: [String: MetricCurve]] = [:]
    }

    private let folder: OutputFolder
    private let stages: [String]
    private let timepiece: Timepiece
    private let state = Mutex(State())

    /// Looks at an output folder.
    ///
    /// - Parameters:
    ///   - folder: The output folder.
    ///   - stages: The stages of the pipeline, in order.
    ///   - timepiece: The clocks.
    public init(_ folder: OutputFolder, stages: [String], timepiece: Timepiece) {
        self.folder = folder
        self.stages = stages
        self.timepiece = timepiece
    }

    /// What there is to see at this moment.
    ///
    /// - Throws: `RunRecordsError` when the history cannot be read.
    public func look() throws -> RunView {
        let shown = stages.compactMap { stage in folder.shownManifest(of: stage).map { (stage: stage, manifest: $0) } }
        let now = timepiece.date().timeIntervalSince1970
        return try state.withLock { state in
            guard let history = try open(&state), let number = try history.runNumbers(newest: 1).first,
                let recorded = try history.run(number)
            else {
                return RunView(run: LiveRun(command: "", stages: stages), now: now, finished: shown, differences: nil)
            }
            let finder = try finder(forRun: number, &state)
            let run = try run(recorded, in: history, &state)
            return RunView(
                run: run, now: now, finished: shown,
                differences: finder.hasPast ? try finder.differences(of: run.finished) : nil)
        }
    }

    private func open(_ state: inout State) throws -> RunHistory? {
        if state.history == nil { state.history = try RunHistory(reading: folder.runDatabase) }
        return state.history
    }

    private func finder(forRun run: Int, _ state: inout State) throws -> DifferenceFinder {
        if let known = state.finder, known.run == run { return known.finder }
        let history = state.history
        let finder = try DifferenceFinder(beforeRun: run, in: folder) { history }
        state.finder = (run, finder)
        return finder
    }

    private func run(_ recorded: RecordedRun, in history: RunHistory, _ state: inout State) throws -> LiveRun {
        let isGoingOn = recorded.isGoingOn(newest: recorded.id, in: folder)
        let known = Dictionary(try history.stages(ofRun: recorded.id).map { ($0.name, $0) }) { first, _ in first }
        // Which stages a run has still to look at is not written down; one that is over looked at no more.
        let names =
            stages.filter { isGoingOn || known[$0] != nil } + known.keys.filter { !stages.contains($0) }.sorted()
        var run = LiveRun(command: recorded.command, stages: names)
        run.cores = recorded.cores
        run.start = moment(recorded.started)
        run.seconds = recorded.seconds
        run.outcome = isGoingOn ? .running : recorded.outcome.flatMap(LiveRun.Outcome.init) ?? .brokenOff
        for index in run.stages.indices {
            guard let stage = known[run.stages[index].name] else { continue }
            try fill(&run.stages[index], from: stage, of: recorded.id, isGoingOn: isGoingOn, history, &state)
        }
        return run
    }

    private func fill(
        _ live: inout LiveStage, from stage: RecordedStage, of run: Int, isGoingOn: Bool, _ history: RunHistory,
        _ state: inout State
    ) throws {
        live.state = LiveStage.State(recorded: stage.outcome, isGoingOn: isGoingOn)
        live.message = stage.message
        live.manifest = stage.key.flatMap { Digest(hexadecimal: $0) }.flatMap(folder.store.recordedManifest)
        guard let execution = stage.execution, execution.run == run else { return }
        live.reason = execution.reason
        live.start = moment(execution.started)
        live.seconds = execution.seconds
        live.curves = try curves(of: execution, history, &state)
    }

    /// The curves of an execution; those of one that has ended are read once.
    private func curves(
        of execution: RecordedExecution, _ history: RunHistory, _ state: inout State
    ) throws -> [String: MetricCurve] {
        if let known = state.curves[execution.id] { return known }
        var curves: [String: MetricCurve] = [:]
        for summary in try history.summaries(of: execution) {
            var curve = MetricCurve()
            for point in try history.points(of: summary) { curve.append(point.value ?? .nan) }
            curves[summary.metric] = curve
        }
        if execution.seconds != nil { state.curves[execution.id] = curves }
        return curves
    }

    private func moment(_ recorded: String) -> Double? {
        (try? Date(recorded, strategy: .iso8601))?.timeIntervalSince1970
    }
}

extension LiveStage.State {
    /// From the name of an outcome in the history; nil stands for a stage that has begun and not ended.
    fileprivate init(recorded outcome: String?, isGoingOn: Bool) {
        switch outcome {
        case nil: self = isGoingOn ? .running : .stopped
        case "ran": self = .done
        case "up to date", "restored": self = .cached
        case "failed": self = .failed
        case "skipped": self = .skipped
        default: self = .stopped
        }
    }
}
