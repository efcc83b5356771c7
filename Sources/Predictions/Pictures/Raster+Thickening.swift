extension Raster {
    /// The raster with the values of some places spread over discs around them; where they meet, the greater stays.
    ///
    /// A disc is a row of pixels for each distance above and below its middle, the shorter the further. So each row of the
    /// raster is spread once, pixel by pixel, from the shortest to the longest: the time grows with the radius, not with its
    /// square, and not with the number of places.
    package func thickened(at places: [Int], by radius: Int) -> Raster {
        guard radius > 0 else { return self }
        var thickened = self
        let reaches = (0...radius).map { Int(Double(radius * radius - $0 * $0).squareRoot()) }
        for (row, places) in Dictionary(grouping: places, by: { $0 / width }) {
            var line = Array(repeating: -Float.infinity, count: width)
            for place in places { line[place % width] = values[place] }
            var (spread, reach) = (line, 0)
            for distance in (0...radius).reversed() {
                while reach < reaches[distance] {
                    reach += 1
                    guard reach < width else { continue }
                    spread[..<(width - reach)].raise(to: line[reach...])
                    spread[reach...].raise(to: line[..<(width - reach)])
                }
                for row in distance == 0 ? [row] : [row - distance, row + distance] where 0..<height ~= row {
                    thickened.values[row * width..<(row + 1) * width].raise(to: spread[...])
                }
            }
        }
        return thickened
    }
}

extension ArraySlice<Float> {
    /// Puts the values of another slice in the place of those that are less.
    ///
    /// - Precondition: Both are as long.
    fileprivate mutating func raise(to other: ArraySlice<Float>) {
        precondition(count == other.count, "\(count) values beside \(other.count)")
        withUnsafeMutableBufferPointer { values in
            other.withUnsafeBufferPointer { other in
                for index in values.indices { values[index] = Swift.max(values[index], other[index]) }
            }
        }
    }
}
