/// A graph of stages in the language of Graphviz.
public enum DotDrawing {
    /// The drawing: a box for each stage (a cylinder where nothing is needed, a note for a page), an arrow for each input.
    public static func text(_ stages: [DrawnStage]) -> String {
        var lines = [
            "digraph pipeline {", "    rankdir=LR;",
            "    node [shape=box, style=filled, fontname=\"sans-serif\"];",
            "    edge [color=\"#666666\", fontcolor=\"#666666\", fontname=\"sans-serif\", fontsize=10];",
        ]
        lines += stages.map(node)
        for stage in stages {
            for need in stage.needs {
                let label = need.label.map { " [label=\(quoted($0))]" } ?? ""
                lines.append("    \(quoted(need.stage)) -> \(quoted(stage.name))\(label);")
            }
        }
        return (lines + ["}"]).joined(separator: "\n")
    }

    private static func node(_ stage: DrawnStage) -> String {
        let shape = stage.writesPage ? "note" : stage.needs.isEmpty ? "cylinder" : "box"
        let label = stage.lines.joined(separator: "\n")
        return """
                \(quoted(stage.name)) [label=\(quoted(label)), shape=\(shape), \
            fillcolor="\(stage.tone.fill)", color="\(stage.tone.line)"];
            """
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}

extension DrawnStage.Tone {
    /// The colour of a box.
    var fill: String {
        switch self {
        case .settled: "#d8f0dc"
        case .pending: "#fdf0c8"
        case .blocked: "#f9d9d6"
        }
    }

    /// The colour of its border.
    var line: String {
        switch self {
        case .settled: "#2e7d3a"
        case .pending: "#9a7200"
        case .blocked: "#b3261e"
        }
    }
}
