import Charts

extension PNGImage {
    /// The picture with squares of pixels averaged into one, so that no side is longer than `limit`.
    ///
    /// A colour counts as much as it is opaque: what lies hidden below full transparency must not show at the edges.
    func reduced(toSide limit: Int) -> PNGImage {
        let factor = (max(width, height) + limit - 1) / limit
        guard factor > 1 else { return self }
        let (columns, rows) = ((width + factor - 1) / factor, (height + factor - 1) / factor)
        var reduced: [UInt8] = []
        reduced.reserveCapacity(columns * rows * channels.rawValue)
        for row in 0..<rows {
            for column in 0..<columns {
                let square = PixelArea(
                    columns: column * factor..<min((column + 1) * factor, width),
                    rows: row * factor..<min((row + 1) * factor, height))
                reduced += mean(of: square)
            }
        }
        return PNGImage(width: columns, height: rows, channels: channels, pixels: reduced)
    }

    private func mean(of square: PixelArea) -> [UInt8] {
        let step = channels.rawValue
        var (sums, weights) = (SIMD4<Int>.zero, 0)
        for row in square.rows {
            for column in square.columns {
                let start = (row * width + column) * step
                let weight = channels == .rgba ? Int(pixels[start + 3]) : 1
                for channel in 0..<min(step, 3) { sums[channel] += weight * Int(pixels[start + channel]) }
                weights += weight
            }
        }
        let colours = (0..<min(step, 3)).map { UInt8((sums[$0] + weights / 2) / max(weights, 1)) }
        let count = square.width * square.height
        return channels == .rgba ? colours + [UInt8((weights + count / 2) / count)] : colours
    }
}
