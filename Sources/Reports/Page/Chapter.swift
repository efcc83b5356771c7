/// The parts of the page that are not experiments, in their order; the experiments follow the verdicts.
enum Chapter: CaseIterable {
    case verdicts, stages, dataFiles, environment, glossary

    /// The address on the page.
    var anchor: String {
        switch self {
        case .verdicts: "verdict"
        case .stages: "stages"
        case .dataFiles: "data"
        case .environment: "environment"
        case .glossary: "glossary"
        }
    }

    /// The heading.
    var title: String {
        switch self {
        case .verdicts: "Verdict"
        case .stages: "How it was made"
        case .dataFiles: "Where the data came from"
        case .environment: "Versions and machine"
        case .glossary: "Glossary"
        }
    }

    /// Whether the report has something to say in it.
    func isPresent(in report: Report) -> Bool {
        switch self {
        case .verdicts: !report.verdicts.isEmpty
        case .stages: !report.stages.isEmpty
        case .dataFiles: !report.dataFiles.isEmpty
        case .environment: !report.environment.isEmpty
        case .glossary: !report.glossary.isEmpty
        }
    }
}

extension Page {
    /// A chapter with its heading around `body`, or nothing when the report has nothing to say in it.
    func chapter(_ chapter: Chapter, body: @autoclosure () -> Markup) -> Markup {
        guard chapter.isPresent(in: report) else { return .empty }
        return Template.chapter.filled(with: Context(anchor: chapter.anchor, title: chapter.title, body: body()))
    }

    private struct Context {
        let anchor: String
        let title: String
        let body: Markup
    }
}
