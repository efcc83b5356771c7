import Charts

extension Raster {
    /// A part of the raster, scaled so that its longer side is `side`, aspect kept: each value is the mean over the
    /// area that it covers, and what lies outside the part is 0.
    func scaled(_ part: PixelArea, toSide side: Int) -> Raster {
        let scale = Double(side) / Double(max(part.width, part.height))
        let across = AreaWeights(from: part.width, scale: scale)
        let down = AreaWeights(from: part.height, scale: scale)
        let rows = part.rows.map { row in
            across.means { self[part.columns.lowerBound + $0, row] }
        }
        let columns = (0..<across.count).map { column in down.means { rows[$0][column] } }
        return Raster(
            width: across.count, height: down.count,
            values: (0..<down.count).flatMap { row in columns.map { $0[row] } })
    }
}

/// Which pixels of a line each pixel of a scaled line covers, and how much of each.
private struct AreaWeights {
    /// The number of pixels of the scaled line.
    let count: Int
    private let sourceCount: Int
    private let scale: Double

    init(from sourceCount: Int, scale: Double) {
        // Not a whole pixel more for a hundredth of one.
        count = max(1, Int((Double(sourceCount) * scale - 0.01).rounded(.up)))
        (self.sourceCount, self.scale) = (sourceCount, scale)
    }

    func means(_ value: (Int) -> Float) -> [Float] {
        (0..<count).map { index in
            let (start, end) = (Double(index) / scale, Double(index + 1) / scale)
            let covered = Int(start)..<min(Int(end.rounded(.up)), sourceCount)
            let sum = covered.reduce(0.0) { sum, place in
                sum + Double(value(place)) * (min(end, Double(place + 1)) - max(start, Double(place)))
            }
            return Float(sum * scale)
        }
    }
}
