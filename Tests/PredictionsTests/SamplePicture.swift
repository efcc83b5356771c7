import Charts

/// A picture of a digit, drawn shade by shade; its digit is an asymmetric hook, like a seven.
struct SamplePicture {
    var width = 120
    var height = 90
    /// Where the digit is.
    var digit = PixelArea(columns: 40..<70, rows: 20..<70)
    /// How thick its strokes are.
    var stroke = 7
    /// The shade of the paper at a place.
    var paper: @Sendable (_ column: Int, _ row: Int) -> Int = { _, _ in 255 }
    /// The shade of the ink.
    var ink = 0

    /// Whether a pixel is covered with ink: a bar at the top and one at the right.
    func isInk(_ column: Int, _ row: Int) -> Bool {
        digit.columns.contains(column) && digit.rows.contains(row)
            && (row < digit.rows.lowerBound + stroke || column >= digit.columns.upperBound - stroke)
    }

    /// The picture in grey.
    var grey: PNGImage {
        picture(.grey) { column, row in [isInk(column, row) ? ink : paper(column, row)] }
    }

    /// A picture of other pixels of the same size.
    func picture(_ channels: PNGImage.Channels, _ pixel: (_ column: Int, _ row: Int) -> [Int]) -> PNGImage {
        let pixels = (0..<height).flatMap { row in (0..<width).flatMap { pixel($0, row) } }
        return PNGImage(
            width: width, height: height, channels: channels, pixels: pixels.map { UInt8(min(max($0, 0), 255)) })
    }
}
