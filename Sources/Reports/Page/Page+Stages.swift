extension Page {
    /// The graph of the stages, when they ran, a table of them, and each in full.
    var stages: Markup {
        chapter(.stages, body: ([graph, timeline, stageTable] + report.stages.indices.map(stage)).joined())
    }

    private func stage(_ index: Int) -> Markup {
        let stage = report.stages[index]
        let changed = stage.parameters.filter(\.isChanged)
        return Template.stage.filled(
            with: Context(
                anchor: outline.stages[index], name: stage.name, kind: stage.kind == stage.name ? nil : stage.kind,
                summary: prose(stage.summary), state: stage.state.word, message: stage.state.message,
                moment: stage.madeAt.map { Moment(text: Formats.moment($0), iso: Formats.isoMoment($0)) },
                duration: stage.seconds.map(Formats.seconds), hasChanges: !changed.isEmpty,
                changes: changed.map(Change.init), details: details(of: stage)))
    }

    private func details(of stage: Report.Stage) -> Details? {
        let parts = [
            ("Parameters", stage.parameters.isEmpty ? .empty : table(of: stage.parameters)),
            ("inputs", stage.inputs.isEmpty ? .empty : table(of: stage.inputs, caption: "Inputs")),
            ("outputs", stage.outputs.isEmpty ? .empty : table(of: stage.outputs, caption: "Outputs")),
            ("record", stage.facts.isEmpty ? .empty : table(of: stage.facts, caption: "Record")),
        ].filter { $0.1 != .empty }
        guard let first = parts.first?.0, let last = parts.last?.0 else { return nil }
        let titles = parts.map(\.0)
        let title = titles.count == 1 ? first : titles.dropLast().joined(separator: ", ") + " and " + last
        return Details(title: title.prefix(1).uppercased() + title.dropFirst(), body: parts.map(\.1).joined())
    }

    private struct Context {
        let anchor: String
        let name: String
        let kind: String?
        let summary: Markup
        let state: String
        let message: String?
        let moment: Moment?
        let duration: String?
        let hasChanges: Bool
        let changes: [Change]
        let details: Details?
    }

    private struct Details {
        let title: String
        let body: Markup
    }

    private struct Moment {
        let text: String
        let iso: String
    }

    private struct Change {
        let name: String
        let value: String
        let defaultValue: String

        init(_ parameter: Report.Parameter) {
            let unit = parameter.unit.map { " " + $0 } ?? ""
            name = parameter.name
            value = parameter.value + unit
            defaultValue = parameter.defaultValue + unit
        }
    }
}

extension Report.Stage.State {
    /// The state as a word.
    var word: String {
        switch self {
        case .finished: "finished"
        case .failed: "failed"
        case .missing: "not made"
        case .drawing: "draws this page"
        }
    }

    fileprivate var message: String? {
        guard case .failed(let message) = self else { return nil }
        return message
    }
}
