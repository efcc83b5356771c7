import Foundation

extension MetricCurve {
    /// The outline of the extents as the data of an SVG path, over the whole of a drawing of that size.
    ///
    /// Values that are no numbers leave a gap.
    func path(width: Double, height: Double) -> String {
        guard let range else { return "" }
        let span = range.upperBound - range.lowerBound
        func top(_ value: Double) -> Double {
            span > 0 ? (range.upperBound - value) / span * height : height / 2
        }
        func left(_ index: Int) -> Double {
            extents.count > 1 ? Double(index) / Double(extents.count - 1) * width : width / 2
        }
        func point(_ index: Int, _ value: Double) -> String {
            String(format: "%.1f %.1f", left(index), top(value))
        }
        return runs.map { run in
            let highs = run.map { point($0.index, $0.extent.high) }
            let lows = run.reversed().map { point($0.index, $0.extent.low) }
            return "M" + (highs + lows).joined(separator: "L") + "Z"
        }.joined()
    }

    /// The extents with their places, cut at the gaps.
    private var runs: [[(index: Int, extent: Extent)]] {
        var runs: [[(index: Int, extent: Extent)]] = []
        var isOpen = false
        for (index, extent) in extents.enumerated() {
            if let extent {
                if !isOpen { runs.append([]) }
                runs[runs.count - 1].append((index, extent))
            }
            isOpen = extent != nil
        }
        return runs
    }
}
