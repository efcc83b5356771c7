/// Numbers in rows and columns.
package struct Raster: Equatable {
    let width: Int
    let height: Int
    /// The rows from the top, one after the other.
    package var values: [Float]

    /// Takes numbers, row by row.
    ///
    /// - Precondition: There is one for each place.
    package init(width: Int, height: Int, values: [Float]) {
        precondition(values.count == width * height)
        (self.width, self.height, self.values) = (width, height, values)
    }

    subscript(column: Int, row: Int) -> Float { values[row * width + column] }

    private static let borderShare = 12

    /// The values along the four sides, in a band so wide that a frame around the paper is the lesser part of it.
    var border: [Float] {
        let band = max(1, min(width, height) / Self.borderShare)
        return (0..<height).flatMap { row in
            let line = values[row * width..<(row + 1) * width]
            return row < band || row >= height - band ? Array(line) : Array(line.prefix(band) + line.suffix(band))
        }
    }

    /// Calls `body` with the places in ``values`` of a place and of the up to eight around it.
    func forEachNeighbour(of place: Int, _ body: (Int) -> Void) {
        let (column, row) = (place % width, place / width)
        for row in max(row - 1, 0)...min(row + 1, height - 1) {
            for column in max(column - 1, 0)...min(column + 1, width - 1) { body(row * width + column) }
        }
    }
}

extension Collection<Float> {
    /// The value that is larger than the given share of the others; 0 where there is none.
    func quantile(_ share: Double) -> Float {
        isEmpty ? 0 : sorted()[Int((Double(count - 1) * share).rounded())]
    }

    var median: Float { quantile(0.5) }
}
