import Charts

/// The strokes that make up the digit of a picture.
struct DigitStrokes {
    private let strokes: [InkStroke]

    private static let smallestExtent = 0.15
    private static let smallestShare = 0.05

    /// Chooses among all strokes of a picture.
    ///
    /// A stroke that touches the border is the edge of a table or a shadow if one as long as a digit's lies inside, and
    /// one that is small beside the largest is a speck.
    init(among all: [InkStroke], of raster: Raster) {
        let inner = all.filter { stroke in
            stroke.box.columns.lowerBound > 0 && stroke.box.columns.upperBound < raster.width
                && stroke.box.rows.lowerBound > 0 && stroke.box.rows.upperBound < raster.height
        }
        let smallestExtent = Self.smallestExtent * Double(min(raster.width, raster.height))
        let candidates = inner.contains { Double($0.extent) >= smallestExtent } ? inner : all
        let smallestCount = Self.smallestShare * Double(candidates.map(\.places.count).max() ?? 0)
        strokes = candidates.filter { Double($0.places.count) >= smallestCount }
    }

    /// Where the pixels of the strokes are in the raster's values.
    var places: [Int] { strokes.flatMap(\.places) }

    /// The bounding box; nil where there is no stroke.
    var box: PixelArea? {
        guard let left = strokes.map(\.box.columns.lowerBound).min(),
            let top = strokes.map(\.box.rows.lowerBound).min(),
            let right = strokes.map(\.box.columns.upperBound).max(),
            let bottom = strokes.map(\.box.rows.upperBound).max()
        else { return nil }
        return PixelArea(columns: left..<right, rows: top..<bottom)
    }

    /// The strengths of the strokes and their faint outlines, one pixel wide, without all that lies between them.
    func cleared(_ strengths: Raster) -> Raster {
        var cleared = Raster(
            width: strengths.width, height: strengths.height,
            values: Array(repeating: 0, count: strengths.values.count))
        for place in places {
            strengths.forEachNeighbour(of: place) { cleared.values[$0] = strengths.values[$0] }
        }
        return cleared
    }
}
