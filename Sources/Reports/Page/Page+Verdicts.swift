extension Page {
    /// What each experiment promised and what came out.
    var verdicts: Markup { chapter(.verdicts, body: Template.verdicts.filled(with: verdictContext)) }

    private var verdictContext: Context {
        Context(summary: summary, verdicts: report.verdicts.map(row))
    }

    private var summary: String {
        let undecided = report.verdicts.count { $0.outcome == .open }
        if undecided == report.verdicts.count {
            return "Nothing is decided: this was not run, or not with the tutorial's numbers."
        }
        let met = report.verdicts.count { $0.outcome == .met }
        let all = report.verdicts.count
        let rest = undecided == 0 ? "" : " \(undecided) \(undecided == 1 ? "is" : "are") not decided."
        switch (met, all) {
        case (1, 1): return "The experiment does what the tutorial promises."
        case (_, 1): return "The experiment does not show what the tutorial promises."
        case (all, _): return "All \(all) experiments do what the tutorial promises."
        default: return "\(met) of \(all) experiments \(met == 1 ? "does" : "do") what the tutorial promises.\(rest)"
        }
    }

    private func row(_ verdict: Report.Verdict) -> Row {
        let section = report.sections.firstIndex { $0.name == verdict.section }
        return Row(
            experiment: verdict.experiment, anchor: section.map { outline.sections[$0] },
            headline: verdict.headline.map { Headline(value: $0.value.markup, name: $0.name) },
            promise: prose(verdict.promise), measurement: prose(verdict.measurement),
            outcome: verdict.outcome.word, outcomeClass: verdict.outcome.name, sign: verdict.outcome.sign)
    }

    private struct Context {
        let summary: String
        let verdicts: [Row]
    }

    private struct Row {
        let experiment: String
        let anchor: String?
        let headline: Headline?
        let promise: Markup
        let measurement: Markup
        let outcome: String
        let outcomeClass: String
        let sign: String
    }

    private struct Headline {
        let value: Markup
        let name: String
    }
}

extension Report.Verdict.Outcome {
    fileprivate var word: String {
        switch self {
        case .met: "Promise kept"
        case .missed: "Promise not kept"
        case .open: "Not decided"
        }
    }

    fileprivate var name: String {
        switch self {
        case .met: "met"
        case .missed: "missed"
        case .open: "open"
        }
    }

    fileprivate var sign: String {
        switch self {
        case .met: "✓"
        case .missed: "✗"
        case .open: "?"
        }
    }
}
