import PipelineEngine
import Testing

@Suite("A graph written for other programs")
struct GraphDrawingTests {
    private func stages() throws -> [DrawnStage] {
        let text = """
            stages:
              a/1: { uses: write-text }
              write-text: { uses: write-text }
              b-2:
                uses: join-texts
                needs: { first: a/1, second: write-text }
              page:
                uses: list-stages
                needs: [b-2]
            """
        let pipeline = try Pipeline(PipelineFile(text: text, path: "p.yaml"), catalogue: .sample())
        return pipeline.stages.map { DrawnStage($0, state: "stale", tone: $0.name == "page" ? .blocked : .pending) }
    }

    @Test("has in Graphviz a quoted node for each stage and an arrow for each input")
    func dot() throws {
        let lines = try DotDrawing.text(stages()).split(separator: "\n").map { $0.trimmingPrefix("    ") }
        #expect(lines.first == "digraph pipeline {" && lines.last == "}")
        #expect(lines.contains { $0.hasPrefix("\"a/1\" [label=\"a/1\\nwrite-text\\nstale\", shape=cylinder, ") })
        #expect(lines.contains { $0.hasPrefix("\"write-text\" [label=\"write-text\\nstale\", ") })
        #expect(lines.contains { $0.contains("shape=note") && $0.contains("#f9d9d6") })
        #expect(lines.contains("\"a/1\" -> \"b-2\" [label=\"first\"];"))
        #expect(lines.contains("\"b-2\" -> \"page\";"))
    }

    @Test("has in Mermaid numbered boxes, and colours for the states that occur")
    func mermaid() throws {
        let lines = try MermaidDrawing.text(stages()).split(separator: "\n").map { $0.trimmingPrefix("    ") }
        #expect(lines.first == "flowchart LR")
        #expect(lines.contains("stage1[(\"a/1<br/>write-text<br/>stale\")]:::pending"))
        #expect(lines.contains("stage4([\"page<br/>list-stages<br/>stale\"]):::blocked"))
        #expect(lines.contains("stage2 -->|\"second\"| stage3"))
        #expect(lines.contains("stage3 --> stage4"))
        #expect(lines.filter { $0.hasPrefix("classDef") }.count == 2)
    }
}
