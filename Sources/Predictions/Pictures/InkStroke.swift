import Charts

/// Pixels of ink that hang together.
struct InkStroke: Equatable {
    /// Where the pixels are in the raster's values.
    let places: [Int]
    /// Their bounding box.
    let box: PixelArea

    /// The longer side of the box.
    var extent: Int { max(box.width, box.height) }

    /// All strokes: each grows from its core over the neighbours that are at least edge.
    static func all(in ink: Ink) -> [InkStroke] {
        var isTaken = Array(repeating: false, count: ink.strengths.values.count)
        return ink.strengths.values.indices.compactMap { start in
            guard !isTaken[start], ink.strengths.values[start] >= ink.core else { return nil }
            return InkStroke(from: start, in: ink, &isTaken)
        }
    }

    private init(from start: Int, in ink: Ink, _ isTaken: inout [Bool]) {
        let width = ink.strengths.width
        var (columns, rows) = (start % width..<start % width + 1, start / width..<start / width + 1)
        var (places, next) = ([start], 0)
        isTaken[start] = true
        while next < places.count {
            let place = places[next]
            next += 1
            columns = columns.extended(to: place % width)
            rows = rows.extended(to: place / width)
            ink.strengths.forEachNeighbour(of: place) { neighbour in
                guard !isTaken[neighbour], ink.strengths.values[neighbour] >= ink.edge else { return }
                isTaken[neighbour] = true
                places.append(neighbour)
            }
        }
        self.places = places
        box = PixelArea(columns: columns, rows: rows)
    }
}

extension Range<Int> {
    fileprivate func extended(to place: Int) -> Range<Int> {
        Swift.min(lowerBound, place)..<Swift.max(upperBound, place + 1)
    }
}
