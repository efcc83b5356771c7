/// An edge at the cube's silhouette, as it is seen in the picture.
struct CubeEdge {
    /// The edge's end at the axis's start.
    let first: Point
    /// The edge's end at the axis's end.
    let last: Point
    /// The direction away from the cube, perpendicular to the edge.
    let outward: Point
    private let axis: Int
    private let start: SIMD3<Double>
    private let inside: SIMD3<Double>
    private let perspective: Perspective

    /// The edge from a corner of the cube along an axis; nil if it is seen as a point.
    /// - Parameters:
    ///   - axis: The axis along which the edge runs.
    ///   - start: The place of its end at the axis's start.
    ///   - inside: The place across the pane from there.
    ///   - perspective: The way to the picture.
    init?(axis: Int, start: SIMD3<Double>, inside: SIMD3<Double>, _ perspective: Perspective) {
        (self.axis, self.start, self.inside, self.perspective) = (axis, start, inside, perspective)
        var end = start
        end[axis] = 1
        (first, last) = (perspective.point(of: start), perspective.point(of: end))
        guard let along = first.vector(to: last).normalized else { return nil }
        let side = Point(-along.y, along.x)
        outward = side.dot(first.vector(to: perspective.origin)) > 0 ? Point(along.y, -along.x) : side
    }

    var length: Double { first.vector(to: last).length }
    var middle: Point { Point((first.x + last.x) / 2, (first.y + last.y) / 2) }

    /// The point of the picture at a place on the axis.
    func point(at share: Double) -> Point { perspective.point(of: place(start, at: share)) }

    /// The mark of a tick, which continues its grid line out of the cube.
    func mark(at share: Double, length: Double) -> [Point] {
        let point = point(at: share)
        let direction = perspective.point(of: place(inside, at: share)).vector(to: point).normalized
        // A pane that is seen nearly edge-on would turn the mark into the edge.
        let isSteep = direction.map { $0.dot(outward) > 0.35 } ?? false
        return [point, point.moved(by: length, along: isSteep ? direction ?? outward : outward)]
    }

    private func place(_ corner: SIMD3<Double>, at share: Double) -> SIMD3<Double> {
        var place = corner
        place[axis] = share
        return place
    }
}
