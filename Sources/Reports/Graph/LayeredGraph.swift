/// A graph laid in layers, in which a long arrow has a place of its own in each layer that it crosses.
struct LayeredGraph {
    /// For each place, its width: a node's own, or a narrow lane for an arrow that passes.
    private(set) var widths: [Double]
    /// For each layer, its places from left to right.
    private(set) var layers: [[Int]]
    /// For each arrow of the graph, the places that it touches, from top to bottom.
    private(set) var routes: [[Int]] = []

    private var neighbours: [Int: [Int]] = [:]
    private static let laneWidth = 8.0

    init(of graph: Graph, widths: [Double]) {
        let levels = graph.layers
        self.widths = widths
        layers = Array(repeating: [], count: (levels.max() ?? -1) + 1)
        for node in 0..<graph.nodeCount { layers[levels[node]].append(node) }
        for edge in graph.edges { addRoute(edge, from: levels[edge.from], to: levels[edge.to]) }
    }

    private mutating func addRoute(_ edge: Graph.Edge, from top: Int, to bottom: Int) {
        var route = [edge.from]
        for level in layers.indices where level > top && level < bottom {
            route.append(widths.count)
            layers[level].append(widths.count)
            widths.append(Self.laneWidth)
        }
        route.append(edge.to)
        for (upper, lower) in zip(route, route.dropFirst()) {
            neighbours[upper, default: []].append(lower)
            neighbours[lower, default: []].append(upper)
        }
        routes.append(route)
    }

    /// Reorders each layer by where the neighbours of its places are, down and up again, so that few arrows cross.
    mutating func untangle(sweepCount: Int = 8) {
        for sweep in 0..<sweepCount {
            let order = sweep.isMultiple(of: 2) ? Array(layers.indices) : layers.indices.reversed()
            for (fixed, free) in zip(order, order.dropFirst()) { sort(layer: free, by: fixed) }
        }
    }

    private mutating func sort(layer free: Int, by fixed: Int) {
        let positions = Dictionary(uniqueKeysWithValues: zip(layers[fixed], layers[fixed].indices.map(Double.init)))
        let keys = layers[free].enumerated().map { index, place in
            let wish = mean((neighbours[place] ?? []).compactMap { positions[$0] })
            return (place: place, index: index, mean: wish ?? Double(index))
        }
        layers[free] = keys.sorted { ($0.mean, $0.index) < ($1.mean, $1.index) }.map(\.place)
    }

    /// The middle of each place from left to right: near its neighbours, in order, and `gap` apart from the next.
    func centres(gap: Double, roundCount: Int = 24) -> [Double] {
        var centres = Array(repeating: 0.0, count: widths.count)
        for layer in layers { place(layer, around: layer.map { _ in 0 }, gap: gap, in: &centres) }
        for _ in 0..<roundCount {
            for layer in layers + layers.reversed() {
                let wishes = layer.map { place in
                    mean((neighbours[place] ?? []).map { centres[$0] }) ?? centres[place]
                }
                place(layer, around: wishes, gap: gap, in: &centres)
            }
        }
        return centres
    }

    private func place(_ layer: [Int], around wishes: [Double], gap: Double, in centres: inout [Double]) {
        var offset = 0.0
        var offsets: [Double] = []
        for (index, place) in layer.enumerated() {
            if index > 0 { offset += widths[layer[index - 1]] / 2 + gap + widths[place] / 2 }
            offsets.append(offset)
        }
        let placed = isotonic(zip(wishes, offsets).map { $0 - $1 })
        for (index, place) in layer.enumerated() { centres[place] = placed[index] + offsets[index] }
    }
}

private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

/// The rising sequence nearest to `values` by squared distance.
///
/// - Source: pool adjacent violators; Barlow et al., Statistical Inference under Order Restrictions, 1972.
private func isotonic(_ values: [Double]) -> [Double] {
    var pools: [(mean: Double, count: Int)] = []
    for value in values {
        var pool = (mean: value, count: 1)
        while let last = pools.last, last.mean > pool.mean {
            pools.removeLast()
            let count = last.count + pool.count
            pool = ((last.mean * Double(last.count) + pool.mean * Double(pool.count)) / Double(count), count)
        }
        pools.append(pool)
    }
    return pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
}
