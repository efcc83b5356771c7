import Foundation

extension Page {
    /// The graph of the stages as a drawing; the table of stages says the same in words.
    var graph: Markup {
        let names = report.stages.map { shortened($0.name) }
        let graph = stageGraph.reduced
        let layout = GraphLayout(of: graph, widths: names.map { max(104, Double($0.count) * 7.3 + 20) })
        return Template.graph.filled(
            with: Context(
                width: pixels(layout.width), height: pixels(layout.height),
                routes: layout.routes.map { Route(path: path(along: $0)) },
                nodes: layout.boxes.indices.map { node($0, name: names[$0], box: layout.boxes[$0]) },
                isReduced: graph != stageGraph))
    }

    private var stageGraph: Graph {
        let numbers = Dictionary(zip(report.stages.map(\.name), report.stages.indices)) { first, _ in first }
        let edges = report.stages.enumerated().flatMap { index, stage in
            stage.needs.compactMap { numbers[$0] }.map { Graph.Edge(from: $0, to: index) }
        }
        return Graph(nodeCount: report.stages.count, edges: edges)
    }

    private func node(_ index: Int, name: String, box: GraphLayout.Box) -> Node {
        let stage = report.stages[index]
        return Node(
            anchor: outline.stages[index], fullName: stage.name, name: name,
            detail: stage.state == .finished ? stage.seconds.map(Formats.seconds) ?? "finished" : stage.state.word,
            left: pixels(box.left), top: pixels(box.top), width: pixels(box.width), height: pixels(box.height),
            centre: pixels(box.centre), nameLine: pixels(box.top + 18), detailLine: pixels(box.top + 34))
    }

    /// A line through `points`: a curve from layer to layer, straight within one.
    private func path(along points: [GraphLayout.Point]) -> String {
        var path = points.first.map { "M\(pixels($0.left)) \(pixels($0.top))" } ?? ""
        for (index, (start, end)) in zip(points, points.dropFirst()).enumerated() {
            let middle = pixels((start.top + end.top) / 2)
            let goal = "\(pixels(end.left)) \(pixels(end.top))"
            path +=
                index.isMultiple(of: 2)
                ? "C\(pixels(start.left)) \(middle) \(pixels(end.left)) \(middle) \(goal)" : "L\(goal)"
        }
        return path
    }

    private func shortened(_ name: String) -> String {
        name.count > 30 ? name.prefix(29) + "…" : name
    }

    private func pixels(_ value: Double) -> String { String(format: "%.1f", value) }

    private struct Context {
        let width: String
        let height: String
        let routes: [Route]
        let nodes: [Node]
        let isReduced: Bool
    }

    private struct Route {
        let path: String
    }

    private struct Node {
        let anchor: String
        let fullName: String
        let name: String
        let detail: String
        let left, top, width, height: String
        let centre, nameLine, detailLine: String
    }
}
