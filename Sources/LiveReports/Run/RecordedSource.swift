public import Artifacts
import Foundation
public import PipelineEngine
import RunRecords
import Synchronization

/// Shows the newest run of the history, also one that goes on in another process, and the outputs that are shown.
///
/// A run writes down when stages begin and end, and what they measured some hundred values at a time.
public final class RecordedSource: RunSource {
    private struct State {
        var opened: OpenedHistory
        var finder: DifferenceFinder?
        var curves = RecordedCurves()
        var manifests: RememberedManifests
        var stamp: Stamp?
    }

    /// Changes whenever a record of the store may have.
    private struct Stamp: Equatable {
        let run: Int
        let settled: [String: Int]
    }

    private let folder: OutputFolder
    private let stages: [String]
    private let timepiece: Timepiece
    private let state: Mutex<State>

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
        state = Mutex(
            State(opened: OpenedHistory(folder.runDatabase), manifests: RememberedManifests(in: folder.store)))
    }

    /// What there is to see at this moment.
    ///
    /// - Throws: `RunRecordsError` when the history cannot be read.
    public func look() throws -> RunView {
        let now = timepiece.date().timeIntervalSince1970
        return try state.withLock { state in
            let newest = try newestRun(&state)
            let shown = shown(&state)
            guard let (recorded, history) = newest else {
                return RunView(run: LiveRun(command: "", stages: stages), now: now, finished: shown, differences: nil)
            }
            let finder = try finder(forRun: recorded.id, history, &state)
            let run = try run(recorded, in: history, &state)
            return RunView(run: run, now: now, finished: shown, comparedBy: finder)
        }
    }

    /// The stages whose outputs the folder shows.
    ///
    /// - Throws: `RunRecordsError` when the history cannot be read.
    public func finished() throws -> [(stage: String, manifest: Manifest)] {
        try state.withLock { state in
            _ = try newestRun(&state)
            return shown(&state)
        }
    }

    private func shown(_ state: inout State) -> [(stage: String, manifest: Manifest)] {
        stages.compactMap { stage in
            folder.shownKey(of: stage).flatMap { state.manifests.complete(for: $0) }.map { (stage, $0) }
        }
    }

    /// The newest run; what was remembered is forgotten as soon as it may be of yesterday.
    private func newestRun(_ state: inout State) throws -> (run: RecordedRun, history: RunHistory)? {
        if try state.opened.refresh() { forget(&state) }
        guard let history = state.opened.history, let number = try history.runNumbers(newest: 1).first,
            let run = try history.run(number)
        else {
            forget(&state)
            return nil
        }
        let stamp = Stamp(run: number, settled: run.stageCounts)
        if state.stamp?.run != number { forget(&state) }
        if state.stamp != stamp { state.manifests = RememberedManifests(in: folder.store) }
        state.stamp = stamp
        return (run, history)
    }

    private func forget(_ state: inout State) {
        state.finder = nil
        state.curves = RecordedCurves()
        state.manifests = RememberedManifests(in: folder.store)
        state.stamp = nil
    }

    private func finder(
        forRun run: Int, _ history: RunHistory, _ state: inout State
    ) throws -> DifferenceFinder {
        if let known = state.finder { return known }
        let finder = try DifferenceFinder(beforeRun: run, in: folder) { history }
        state.finder = finder
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
        live.manifest = stage.key.flatMap { Digest(hexadecimal: $0) }.flatMap { state.manifests.recorded(for: $0) }
        guard let execution = stage.execution, execution.run == run else { return }
        live.reason = execution.reason
        live.start = moment(execution.started)
        live.seconds = execution.seconds
        live.curves = try state.curves.curves(of: execution, in: history)
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
