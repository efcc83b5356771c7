import Foundation

extension Page {
    /// The graph of the stages as a drawing; the table of stages says the same in words.
    var graph: Markup {
        let names = report.stages.map { lines(of: shortened($0.name)) }
        let graph = stageGraph.reduced
        let widths = zip(names, report.stages).map { lines, stage in
            max(Double(lines.map(\.count).max() ?? 0) * 7.3, Double(detail(of: stage).count) * 6.4) + 16
        }
        let layout = GraphLayout(of: graph, widths: widths)
        return Template.graph.filled(
            with: Context(
                width: pixels(layout.width), height: pixels(layout.height), isBroad: layout.width > Self.leastBreadth,
                routes: layout.routes.map { Route(path: path(along: $0)) },
                nodes: layout.boxes.indices.map { node($0, lines: names[$0], box: layout.boxes[$0]) },
                isReduced: graph != stageGraph))
    }

    private var stageGraph: Graph {
        let numbers = Dictionary(zip(report.stages.map(\.name), report.stages.indices)) { first, _ in first }
        let edges = report.stages.enumerated().flatMap { index, stage in
            stage.needs.compactMap { numbers[$0] }.map { Graph.Edge(from: $0, to: index) }
        }
        return Graph(nodeCount: report.stages.count, edges: edges)
    }

    private func node(_ index: Int, lines: [String], box: GraphLayout.Box) -> Node {
        let stage = report.stages[index]
        let first = box.top + (lines.count > 1 ? 17 : 24)
        return Node(
            anchor: outline.stages[index], fullName: stage.name,
            lines: lines.enumerated().map { Line(text: $1, height: pixels(first + Double($0) * Self.lineHeight)) },
            detail: detail(of: stage),
            left: pixels(box.left), top: pixels(box.top), width: pixels(box.width), height: pixels(box.height),
            centre: pixels(box.centre), detailLine: pixels(first + Double(lines.count) * Self.lineHeight + 2))
    }

    private func detail(of stage: Report.Stage) -> String {
        stage.state == .finished ? stage.seconds.map(Formats.seconds) ?? "finished" : stage.state.word
    }

    private static let lineHeight = 15.0

    /// A long name on two lines, broken behind the separator that is nearest to its middle.
    private func lines(of name: String) -> [String] {
        let breaks = name.indices.filter { "-/._".contains(name[$0]) }.map { name.index(after: $0) }
        let middle = name.count / 2
        let place = breaks.filter { $0 < name.endIndex }.min {
            abs(name.distance(from: name.startIndex, to: $0) - middle)
                < abs(name.distance(from: name.startIndex, to: $1) - middle)
        }
        guard name.count > 12, let place else { return [name] }
        return [String(name[..<place]), String(name[place...])]
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

    /// A name that has room in a drawing.
    func shortened(_ name: String) -> String {
        name.count > 30 ? name.prefix(29) + "…" : name
    }

    /// A length as a drawing has it.
    func pixels(_ value: Double) -> String { String(format: "%.1f", value) }

    /// A drawing that is broader is not made smaller than this, but scrolled: its letters could not be read.
    private static let leastBreadth = 736.0

    private struct Context {
        let width: String
        let height: String
        let isBroad: Bool
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
        let lines: [Line]
        let detail: String
        let left, top, width, height: String
        let centre, detailLine: String
    }

    private struct Line {
        let text: String
        let height: String
    }
}
