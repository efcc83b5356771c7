/// A graph of stages in the language of Mermaid, which pages such as a repository's README draw.
public enum MermaidDrawing {
    /// The drawing: boxes are numbered, for names may hold what means something to Mermaid.
    public static func text(_ stages: [DrawnStage]) -> String {
        var identifiers: [String: String] = [:]
        for (index, stage) in stages.enumerated() { identifiers[stage.name] = "stage\(index + 1)" }
        var lines = ["flowchart LR"]
        for stage in stages {
            lines.append("    \(identifiers[stage.name] ?? "")\(box(stage)):::\(stage.tone.rawValue)")
        }
        for stage in stages {
            for need in stage.needs {
                guard let from = identifiers[need.stage], let to = identifiers[stage.name] else { continue }
                lines.append("    \(from) -->\(need.label.map { "|\(quoted($0))|" } ?? "") \(to)")
            }
        }
        for tone in DrawnStage.Tone.allCases where stages.contains(where: { $0.tone == tone }) {
            lines.append("    classDef \(tone.rawValue) fill:\(tone.fill),stroke:\(tone.line),color:#000000")
        }
        return lines.joined(separator: "\n")
    }

    private static func box(_ stage: DrawnStage) -> String {
        let label = quoted(stage.lines.joined(separator: "<br/>"))
        if stage.writesPage { return "([\(label)])" }
        return stage.needs.isEmpty ? "[(\(label))]" : "[\(label)]"
    }

    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\"", with: "#quot;"))\""
    }
}
