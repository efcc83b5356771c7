import Reports
import Testing

@Suite("Layout of the graph of stages")
struct GraphLayoutTests {
    @Test("boxes do not overlap, arrows lead downward and pass no other box", arguments: 0..<40)
    func randomGraphs(seed: UInt64) {
        let graph = randomGraph(seed: seed)
        let layout = GraphLayout(of: graph, widths: (0..<graph.nodeCount).map { 60 + Double($0 * 37 % 120) })
        for (number, box) in layout.boxes.enumerated() {
            #expect(box.left >= 0 && box.top >= 0 && box.right <= layout.width && box.bottom <= layout.height)
            #expect(!layout.boxes[..<number].contains { overlap($0, box) })
        }
        for (edge, route) in zip(graph.edges, layout.routes) {
            #expect(zip(route, route.dropFirst()).allSatisfy { $0.top < $1.top })
            #expect(route.first == bottom(of: layout.boxes[edge.from]) && route.last == top(of: layout.boxes[edge.to]))
            for (start, end) in straightParts(of: route) {
                #expect(!layout.boxes.contains { passes(start, end, through: $0) })
            }
        }
    }

    @Test("a chain stands in one straight column")
    func chain() {
        let graph = Graph(nodeCount: 4, edges: (0..<3).map { Graph.Edge(from: $0, to: $0 + 1) })
        let layout = GraphLayout(of: graph, widths: [100, 140, 60, 100])
        #expect(layout.boxes.allSatisfy { abs($0.centre - layout.boxes[0].centre) < 0.01 })
    }

    @Test("a graph of nothing has no size to speak of")
    func nothing() {
        let layout = GraphLayout(of: Graph(nodeCount: 0, edges: []), widths: [])
        #expect(layout.boxes.isEmpty && layout.width < 10 && layout.height < 10)
    }

    @Test("arrows that close a circle, stand twice or lead nowhere are left out")
    func keptEdges() {
        let edges = [(0, 1), (1, 2), (2, 0), (0, 1), (1, 1), (0, 7), (-1, 0)].map { Graph.Edge(from: $0, to: $1) }
        #expect(Graph(nodeCount: 3, edges: edges).edges == Array(edges.prefix(2)))
    }

    @Test("an arrow that a longer way implies is left out of the reduced graph, and no other")
    func reduction() {
        let edges = [(0, 1), (1, 2), (0, 2), (0, 3), (3, 2)].map { Graph.Edge(from: $0, to: $1) }
        let reduced = Graph(nodeCount: 4, edges: edges).reduced
        #expect(reduced.edges == edges.filter { $0 != Graph.Edge(from: 0, to: 2) })
    }

    @Test("a node that needs nothing stands right above the first that needs it")
    func lowering() {
        let edges = [(0, 1), (1, 2), (3, 2)].map { Graph.Edge(from: $0, to: $1) }
        #expect(Graph(nodeCount: 4, edges: edges).layers == [0, 1, 2, 1])
    }

    private func randomGraph(seed: UInt64) -> Graph {
        var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func number(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let count = 1 + number(below: 24)
        let edges = (0..<count * 2).map { _ in Graph.Edge(from: number(below: count), to: number(below: count)) }
        return Graph(nodeCount: count, edges: edges)
    }

    private func overlap(_ a: GraphLayout.Box, _ b: GraphLayout.Box) -> Bool {
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    }

    private func top(of box: GraphLayout.Box) -> GraphLayout.Point { GraphLayout.Point(left: box.centre, top: box.top) }

    private func bottom(of box: GraphLayout.Box) -> GraphLayout.Point {
        GraphLayout.Point(left: box.centre, top: box.bottom)
    }

    private func straightParts(of route: [GraphLayout.Point]) -> [(GraphLayout.Point, GraphLayout.Point)] {
        zip(route, route.dropFirst()).enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    }

    private func passes(_ start: GraphLayout.Point, _ end: GraphLayout.Point, through box: GraphLayout.Box) -> Bool {
        start.left > box.left && start.left < box.right && start.top < box.bottom && end.top > box.top
    }
}
