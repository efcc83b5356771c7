import Artifacts
import PipelineEngine
import Synchronization

/// Shows a run on standard error: on a terminal a bar for each running stage, else a line for each tenth of a stage.
final class ProgressDisplay: PipelineListener {
    enum Detail: Int, Comparable {
        case quiet, normal, verbose

        static func < (left: Detail, right: Detail) -> Bool { left.rawValue < right.rawValue }
    }

    private struct State {
        var running: [RunningStage] = []
        var drawnLines = 0
        var lastDrawn = 0.0
        var nameWidth = 0
    }

    private static let secondsBetweenFrames = 0.1

    private let style: TerminalStyle
    private let detail: Detail
    private let timepiece: Timepiece
    private let state = Mutex(State())

    init(style: TerminalStyle, detail: Detail, timepiece: Timepiece) {
        self.style = style
        self.detail = detail
        self.timepiece = timepiece
    }

    func receive(_ event: PipelineEvent) {
        guard detail > .quiet || event.isAlarming else { return }
        state.withLock { show(event, &$0) }
    }

    private func show(_ event: PipelineEvent, _ state: inout State) {
        switch event {
        case .runStarted(let stages, _):
            state.nameWidth = stages.map(\.count).max() ?? 0
        case .stageStarted(let start): begin(start, &state)
        case .stagePrinted(let stage, let line):
            if detail == .verbose { write("\(style.paint(stage + " |", .grey)) \(line)", &state) }
        case .stageWarned(let stage, let line):
            write("\(padded(stage, state))  \(style.paint("warning", .yellow)): \(line)", &state)
        case .stageResumed(let stage, let progress):
            if let index = state.running.firstIndex(where: { $0.name == stage }) {
                state.running[index].earlier = progress.completed
            }
            write(
                "\(padded(stage, state))  goes on after \(progress.completed) of \(progress.total) \(progress.unit)",
                &state)
        case .damageFound(let damage):
            let word = style.paint(damage.isLoss ? "LOST" : "DAMAGED", .red)
            write("\(padded(damage.stage, state))  \(word) in the cache: \(damage)", &state)
        case .stageProgressed(let stage, let progress): advance(stage, progress, &state)
        case .stageMeasured: break
        case .stageSettled(let stage, let outcome): settle(stage, outcome, &state)
        case .runEnded: erase(&state)
        }
    }

    private func begin(_ start: StageStart, _ state: inout State) {
        let reasons = start.reasons.summary
        state.running.append(RunningStage(name: start.stage, start: timepiece.seconds(), reason: reasons))
        if detail == .verbose || !style.animates {
            write("\(padded(start.stage, state))  starts: \(reasons)", &state)
        } else {
            redraw(&state)
        }
    }

    private func advance(_ stage: String, _ progress: StageProgress, _ state: inout State) {
        guard let index = state.running.firstIndex(where: { $0.name == stage }) else { return }
        let now = timepiece.seconds()
        state.running[index].progress = progress
        if style.animates {
            if now - state.lastDrawn >= Self.secondsBetweenFrames { redraw(&state) }
        } else if state.running[index].reachesNewTenth(at: now) {
            write("\(padded(stage, state))  \(state.running[index].line(at: now))", &state)
        }
    }

    private func settle(_ stage: String, _ outcome: StageOutcome, _ state: inout State) {
        let start = state.running.first { $0.name == stage }?.start
        state.running.removeAll { $0.name == stage }
        guard let line = describe(outcome, seconds: start.map { timepiece.seconds() - $0 }) else { return }
        write("\(padded(stage, state))  \(line)", &state)
    }

    private func describe(_ outcome: StageOutcome, seconds: Double?) -> String? {
        let duration = durationText(seconds ?? 0)
        switch outcome {
        case .ran(_, nil): return "\(style.paint("done", .green)) in \(duration)"
        case .ran(_, let repeated?):
            guard let message = repeated.message else {
                return "\(style.paint("done", .green)) in \(duration), the same bytes as before"
            }
            return "\(style.paint("done", .yellow)) in \(duration), but with \(message)"
        case .upToDate: return detail == .verbose ? "up to date" : nil
        case .restored(_, let files):
            let what = files.isEmpty ? "the record of what is shown" : files.joined(separator: ", ")
            return "\(style.paint("restored", .green)) \(what)"
        case .failed(let message): return "\(style.paint("FAILED", .red)): \(message)"
        case .skipped(let names) where names.isEmpty: return "\(style.paint("skipped", .yellow)) after the failure"
        case .skipped(let names):
            return "\(style.paint("skipped", .yellow)): it needs \(names.joined(separator: ", "))"
        case .interrupted(let progress):
            let place = progress.map { " after \($0.completed) of \($0.total) \($0.unit)" } ?? ""
            return style.paint("stopped", .yellow) + place
        }
    }

    // MARK: - Drawing

    private func padded(_ name: String, _ state: State) -> String {
        name + String(repeating: " ", count: max(0, state.nameWidth - name.count))
    }

    /// Writes a line that stays, above the bars.
    private func write(_ line: String, _ state: inout State) {
        erase(&state)
        StandardError.write(line)
        redraw(&state)
    }

    private func erase(_ state: inout State) {
        guard state.drawnLines > 0 else { return }
        StandardError.writeRaw("\u{1B}[\(state.drawnLines)A\u{1B}[J")
        state.drawnLines = 0
    }

    private func redraw(_ state: inout State) {
        guard style.animates else { return }
        erase(&state)
        let now = timepiece.seconds()
        let lines = state.running.map { stage in
            let name = padded(stage.name, state)
            let room = style.columns - name.count - 3
            return "\(name)  \(stage.bar(at: now, columns: room, style: style))"
        }
        state.drawnLines = lines.count
        state.lastDrawn = now
        if !lines.isEmpty { StandardError.writeRaw(lines.joined(separator: "\n") + "\n") }
    }
}

extension PipelineEvent {
    /// Whether it must be seen even when the user wants quiet: a failure, damage, or a broken promise of equal bytes.
    fileprivate var isAlarming: Bool {
        switch self {
        case .stageSettled(_, .failed), .damageFound: true
        case .stageSettled(_, .ran(_, let repeated?)): !repeated.isExact
        default: false
        }
    }
}
