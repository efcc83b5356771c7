import Artifacts
import Verification

/// What was found of a page and of the files beside it, in lines.
struct PageAccount {
    let findings: [Finding]

    private var files: [Finding] { findings.filter { $0.subject == .file } }
    private var onPage: [Finding] { findings.filter { $0.subject != .file } }

    /// Whether the page has none of its files beside it, as when it was sent alone.
    var isAlone: Bool { files.allSatisfy { $0.outcome == .missing } }

    /// A line for each finding, with `quiet` only for what does not hold, and a summary.
    func lines(_ style: TerminalStyle, quiet: Bool) -> [String] {
        let told = isAlone ? onPage : findings
        let lines = told.filter { !quiet || $0.outcome != .holds }.map { $0.line(style) }
        return lines + (isAlone ? aloneSummary : [Self.summary(findings)])
    }

    /// A page without its files can still be held against itself.
    private var aloneSummary: [String] {
        [
            "of the page itself " + Self.summary(onPage),
            "none of the \(files.count) files that it lists lies beside it: of a page that was sent alone no more can be checked",
        ]
    }

    private static func summary(_ findings: [Finding]) -> String {
        let broken = findings.filter { $0.outcome != .holds }
        return broken.isEmpty
            ? "all \(findings.count) hold: \(counts(findings))"
            : "\(broken.count) of \(findings.count) do not hold: \(counts(broken))"
    }

    /// How many there are of each, as in `the page, 25 pictures on it, 149 files`.
    private static func counts(_ findings: [Finding]) -> String {
        func count(_ subject: Finding.Subject) -> Int { findings.count { $0.subject == subject } }
        func text(_ count: Int, _ one: String, _ many: String) -> String? {
            count == 0 ? nil : count == 1 ? "1 \(one)" : "\(count) \(many)"
        }
        let parts = [
            count(.page) > 0 ? "the page" : nil, text(count(.picture), "picture on it", "pictures on it"),
            text(count(.file), "file", "files"),
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

extension Finding {
    /// A finding as a line; its path may come from anybody and is not to write elsewhere on the terminal.
    fileprivate func line(_ style: TerminalStyle) -> String {
        let padding = String(repeating: " ", count: max(0, "size differs".count - outcome.name.count))
        let detail = outcome.detail.map { ": \($0)" } ?? ""
        let color: TerminalStyle.Color = outcome == .holds ? .green : .red
        return "\(style.paint(outcome.name, color))\(padding)  " + (subjectText + detail).withVisibleControls
    }

    /// What it is about, as a person reads it.
    private var subjectText: String {
        switch subject {
        case .page: "\(path) (the page)"
        case .file: path
        case .picture: "\(path) (its copy on the page)"
        }
    }
}
