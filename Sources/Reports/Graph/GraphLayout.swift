/// Where the nodes and the arrows of a graph are drawn, in CSS pixels from the top left corner.
package struct GraphLayout: Sendable, Equatable {
    /// The rectangle of a node.
    package struct Box: Sendable, Equatable {
        package let left, top, width, height: Double

        package var right: Double { left + width }
        package var bottom: Double { top + height }
        package var centre: Double { left + width / 2 }
    }

    /// A point on the way of an arrow.
    package struct Point: Sendable, Equatable {
        package let left, top: Double

        package init(left: Double, top: Double) {
            self.left = left
            self.top = top
        }
    }

    /// A box for each node of the graph.
    package let boxes: [Box]
    /// For each arrow the points that it passes: from box to box downward, straight where it passes other boxes.
    package let routes: [[Point]]
    /// The size of the whole.
    package let width, height: Double

    static let nodeHeight = 58.0
    private static let gap = (across: 12.0, down: 34.0)
    private static let margin = 2.0

    /// Lays `graph` out in layers from top to bottom.
    package init(of graph: Graph, widths: [Double]) {
        var layered = LayeredGraph(of: graph, widths: widths)
        layered.untangle()
        let centres = layered.centres(gap: Self.gap.across)
        let shift = Self.margin - (zip(centres, layered.widths).map { $0 - $1 / 2 }.min() ?? 0)
        var tops = Array(repeating: 0.0, count: centres.count)
        for (level, layer) in layered.layers.enumerated() {
            for place in layer { tops[place] = Self.margin + Double(level) * (Self.nodeHeight + Self.gap.down) }
        }
        let places = centres.indices.map { place in
            Box(
                left: centres[place] - layered.widths[place] / 2 + shift, top: tops[place],
                width: layered.widths[place], height: Self.nodeHeight)
        }
        boxes = Array(places.prefix(graph.nodeCount))
        routes = layered.routes.map { Self.points(of: $0.map { places[$0] }) }
        width = (places.map(\.right).max() ?? 0) + Self.margin
        height = (places.map(\.bottom).max() ?? 0) + Self.margin
    }

    private static func points(of route: [Box]) -> [Point] {
        let ends = route.flatMap { [Point(left: $0.centre, top: $0.top), Point(left: $0.centre, top: $0.bottom)] }
        return Array(ends.dropFirst().dropLast())
    }
}
