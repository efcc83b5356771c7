import Artifacts
import PipelineEngine

/// How a stage stands, for people and as JSON.
struct StageReport: Encodable {
    enum State: String, Encodable {
        case upToDate = "up to date"
        case restores = "to be restored"
        case stale
        case waits
        case blocked
    }

    let name: String
    let kind: String
    let state: State
    let reasons: [String]
    let seconds: Double?
    let key: String?

    init(_ stage: PipelineStage, _ state: StageState, forced: Bool = false) {
        name = stage.name
        kind = stage.kind.declaration.name
        seconds = state.manifest?.seconds
        key = state.manifest?.recipe.key.hexadecimal
        switch state {
        case .upToDate, .needsRestoring:
            (self.state, reasons) = Self.cached(state, forced: forced)
        case .stale(let differences): (self.state, reasons) = (.stale, differences.map { "\($0)" })
        case .waiting(let names): (self.state, reasons) = (.waits, ["for \(names.joined(separator: ", "))"])
        case .blocked(let reason): (self.state, reasons) = (.blocked, [reason])
        }
    }

    private static func cached(_ state: StageState, forced: Bool) -> (State, [String]) {
        if forced { return (.stale, ["\(KeyDifference.forced)"]) }
        guard case .needsRestoring(_, let files, let instead) = state else { return (.upToDate, []) }
        if !instead.isEmpty { return (.restores, instead.map { "\($0)" }) }
        return (.restores, ["missing or edited in the output folder: \(files.joined(separator: ", "))"])
    }

    /// One line: name, state, reasons.
    func line(style: TerminalStyle, nameWidth: Int = 0) -> String {
        let padding = String(repeating: " ", count: max(0, nameWidth - name.count))
        let color: TerminalStyle.Color =
            switch state {
            case .upToDate: .green
            case .restores, .stale, .waits: .yellow
            case .blocked: .red
            }
        let word = style.paint(state.rawValue, color)
        return ([name + padding + "  " + word] + (reasons.isEmpty ? [] : [reasons.joined(separator: "; ")]))
            .joined(separator: ": ")
    }
}

/// How all stages stand, as JSON.
struct StatusReport: Encodable {
    let schema = 1
    let stages: [StageReport]
}
