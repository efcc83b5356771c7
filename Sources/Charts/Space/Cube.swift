/// The cube around the data: its panes behind them, and the edges at its silhouette that carry the axes.
struct Cube {
    let perspective: Perspective
    /// For each axis the side, 0 or 1, whose pane lies behind the data.
    private let farSides: SIMD3<Double>
    private let corners: [Point]

    init(_ perspective: Perspective) {
        self.perspective = perspective
        // From exactly the side, where rounding would decide, the pane at the axis's start is taken.
        let isReversed = perspective.viewer .< SIMD3(repeating: -1e-9)
        farSides = SIMD3(repeating: 0.0).replacing(with: 1, where: isReversed)
        corners = (0..<8).map { number in
            perspective.point(of: SIMD3(Double(number & 1), Double(number >> 1 & 1), Double(number >> 2)))
        }
    }

    /// The smallest rectangle around the cube.
    var bounds: Rectangle {
        corners.map { Rectangle(origin: $0, size: Size(0, 0)) }.bounds
    }

    /// The corners of the pane behind the data on which an axis stands upright.
    func pane(across axis: Int) -> [Point] {
        let (one, other) = ((axis + 1) % 3, (axis + 2) % 3)
        return [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { corner in
            var place = farSides
            (place[one], place[other]) = corner
            return perspective.point(of: place)
        }
    }

    /// The two lines through a place of an axis on the panes behind the data.
    func gridLines(axis: Int, at share: Double) -> [[Point]] {
        [(axis + 1) % 3, (axis + 2) % 3].map { direction in
            [0.0, 1].map { end in
                var place = farSides
                (place[axis], place[direction]) = (share, end)
                return perspective.point(of: place)
            }
        }
    }

    /// The edge that carries an axis: one at the silhouette at which grid lines end; nil for an axis seen end-on.
    ///
    /// Of several it is the lowest in the picture for the axes of the floor and the rightmost for the vertical one.
    func labelledEdge(of axis: Int) -> CubeEdge? {
        let preferred = axis == 2 ? Point(1, 0.1) : Point(-0.1, 1)
        let edges = [(0.0, 0.0), (0, 1), (1, 0), (1, 1)].compactMap { edge(along: axis, sides: $0) }
        return edges.max { $0.outward.dot(preferred) < $1.outward.dot(preferred) }
    }

    /// An edge of the cube, unless it lies inside the silhouette or bounds no pane behind the data.
    private func edge(along axis: Int, sides: (Double, Double)) -> CubeEdge? {
        let (one, other) = ((axis + 1) % 3, (axis + 2) % 3)
        var start = SIMD3<Double>()
        (start[one], start[other]) = sides
        guard sides.0 == farSides[one] || sides.1 == farSides[other] else { return nil }
        let direction = sides.0 == farSides[one] ? other : one
        var inside = start
        inside[direction] = 1 - start[direction]
        let edge = CubeEdge(axis: axis, start: start, inside: inside, perspective)
        guard let edge, corners.allSatisfy({ edge.first.vector(to: $0).dot(edge.outward) < 1e-6 }) else { return nil }
        return edge
    }
}
