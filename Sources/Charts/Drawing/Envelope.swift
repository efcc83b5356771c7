/// A line with far more points than the picture has pixel columns, reduced without a visible loss.
package enum Envelope {
    /// The first, lowest, highest and last of each run of points in one column of `columnWidth`, in their own order.
    /// - Source: Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014.
    package static func reduced(_ points: [Point], columnWidth: Double) -> [Point] {
        var reduced: [Point] = []
        var start = 0
        while start < points.count {
            let column = (points[start].x / columnWidth).rounded(.down)
            var end = start + 1
            while end < points.count, (points[end].x / columnWidth).rounded(.down) == column { end += 1 }
            let run = start..<end
            let lowest = run.min { points[$0].y < points[$1].y } ?? start
            let highest = run.max { points[$0].y < points[$1].y } ?? start
            reduced += Set([start, lowest, highest, end - 1]).sorted().map { points[$0] }
            start = end
        }
        return reduced
    }
}
