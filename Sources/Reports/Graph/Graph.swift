/// A directed graph without cycles: what the layout draws.
package struct Graph: Sendable, Equatable {
    /// An arrow between nodes, by their numbers.
    package struct Edge: Sendable, Hashable {
        package let from: Int
        package let to: Int

        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    package let nodeCount: Int
    package let edges: [Edge]
    private let reachable: [Set<Int>]

    /// A graph of `nodeCount` nodes and those of `edges` that join two of them and close no cycle, each once.
    package init(nodeCount: Int, edges: [Edge]) {
        self.nodeCount = nodeCount
        var kept: [Edge] = []
        var reachable = (0..<nodeCount).map { Set([$0]) }
        for edge in edges where (0..<nodeCount).contains(edge.from) && (0..<nodeCount).contains(edge.to) {
            guard !kept.contains(edge), !reachable[edge.to].contains(edge.from) else { continue }
            kept.append(edge)
            for node in 0..<nodeCount where reachable[node].contains(edge.from) {
                reachable[node].formUnion(reachable[edge.to])
            }
        }
        self.edges = kept
        self.reachable = reachable
    }

    /// The same graph without the arrows that a longer way implies.
    package var reduced: Graph {
        let kept = edges.filter { edge in
            !edges.contains { $0.from == edge.from && $0.to != edge.to && reachable[$0.to].contains(edge.to) }
        }
        return Graph(nodeCount: nodeCount, edges: kept)
    }

    /// The layer of each node: below all that it needs, and as close as can be above what needs it.
    package var layers: [Int] {
        var layers = Array(repeating: 0, count: nodeCount)
        for _ in 0..<nodeCount {
            for edge in edges { layers[edge.to] = max(layers[edge.to], layers[edge.from] + 1) }
        }
        let needing = Set(edges.map(\.to))
        for node in 0..<nodeCount where !needing.contains(node) {
            layers[node] = edges.filter { $0.from == node }.map { layers[$0.to] - 1 }.min() ?? 0
        }
        return layers
    }
}
