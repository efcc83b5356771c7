import ArgumentParser
import PipelineEngine

/// `unroll dag`: the graph of the pipeline.
struct Dag: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draw the graph of the pipeline: of all stages, or of the named ones and what they need.",
        discussion: """
            As text each stage stands below those that it needs, and its rail goes down to the last stage that needs \
            it; a need that others imply has no rail. For Graphviz: unroll dag --format dot | dot -Tsvg. Mermaid is \
            drawn by pages such as a repository's README.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, dot, mermaid
    }

    @OptionGroup var options: PipelineOptions
    @Argument(help: "The stages; all when none is named.", completion: StageNames.completion)
    var stages: [String] = []
    @Option(help: "text, dot or mermaid.") var format = Format.text
    @Flag(help: "Write JSON to standard output.") var json = false

    func validate() throws {
        if json, format != .text { throw ValidationError("--json and --format exclude each other") }
    }

    func run() throws {
        var selection = StageSelection()
        selection.targets = stages
        let pipeline = try options.pipeline()
        let (chosen, needed) = try selection.resolved(in: pipeline)
        let names = chosen.union(needed)
        let drawn = try options.planner(for: pipeline).states().filter { names.contains($0.stage.name) }.map {
            stage, state in
            let report = StageReport(stage, state)
            return DrawnStage(stage, state: report.state.rawValue, tone: report.state.tone)
        }
        if json { return try JSONOutput.write(GraphListing(drawn)) }
        switch format {
        case .text: for line in lines(drawn, options.style) { print(line) }
        case .dot: print(DotDrawing.text(drawn))
        case .mermaid: print(MermaidDrawing.text(drawn))
        }
    }

    private func lines(_ stages: [DrawnStage], _ style: TerminalStyle) -> [String] {
        let drawing = RailDrawing(stages)
        let nameWidth = stages.map(\.name.count).max() ?? 0
        let stateWidth = stages.map(\.state.count).max() ?? 0
        return drawing.rows.map { row in
            guard let stage = row.stage.map({ stages[$0] }) else { return style.paint(row.before, .grey) }
            let rails = style.paint(row.before, .grey) + style.paint(stage.tone.mark, stage.tone.color)
            let space = String(repeating: " ", count: drawing.width - row.width + 2)
            let name = stage.name + String(repeating: " ", count: nameWidth - stage.name.count)
            let gap = String(repeating: " ", count: stateWidth - stage.state.count + 2)
            let kind = stage.kind == stage.name ? "" : gap + style.paint(stage.kind, .grey)
            return rails + style.paint(row.after, .grey) + space + name + "  "
                + style.paint(stage.state, stage.tone.color) + kind
        }
    }
}

extension StageReport.State {
    fileprivate var tone: DrawnStage.Tone {
        switch self {
        case .upToDate: .settled
        case .restores, .stale, .waits: .pending
        case .blocked: .blocked
        }
    }
}

extension DrawnStage.Tone {
    fileprivate var mark: String {
        switch self {
        case .settled: "●"
        case .pending: "○"
        case .blocked: "✕"
        }
    }

    fileprivate var color: TerminalStyle.Color {
        switch self {
        case .settled: .green
        case .pending: .yellow
        case .blocked: .red
        }
    }
}

/// The graph as JSON.
private struct GraphListing: Encodable {
    struct Node: Encodable {
        let name: String
        let kind: String
        let state: String
    }

    struct Edge: Encodable {
        let from: String
        let to: String
        let input: String
    }

    let schema = 1
    let nodes: [Node]
    let edges: [Edge]

    init(_ stages: [DrawnStage]) {
        nodes = stages.map { Node(name: $0.name, kind: $0.kind, state: $0.state) }
        edges = stages.flatMap { stage in
            stage.needs.map { Edge(from: $0.stage, to: stage.name, input: $0.input) }
        }
    }
}
