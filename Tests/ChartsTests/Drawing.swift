import Charts
import Foundation

/// The texts that a chart draws into a picture of the given size, with their places.
func texts(of chart: any Chart, size: Size) throws -> [Canvas.PlacedText] {
    let canvas = try Canvas(size: size)
    try chart.draw(on: canvas, in: canvas.bounds.inset(by: 12))
    return canvas.placedTexts
}

/// The pixels of a chart, two per point.
func pixels(of chart: any Chart, size: Size) throws -> PNGImage {
    try PNGImage(decoding: chart.png(size: size, digest: ""))
}

extension PNGImage {
    /// How many pixels of the columns have a colour.
    func count(of colour: Colour, columns: Range<Int>) -> Int {
        (0..<height).map { row in columns.count { self[$0, row] == colour } }.reduce(0, +)
    }

    /// The colour of an RGBA pixel.
    subscript(column: Int, row: Int) -> Colour {
        let start = 4 * (row * width + column)
        return Colour(UInt32(pixels[start]) << 16 | UInt32(pixels[start + 1]) << 8 | UInt32(pixels[start + 2]))
    }
}

extension Rectangle {
    /// Whether `other` lies in the rectangle, up to the rounding of a place to a pixel.
    func contains(_ other: Rectangle) -> Bool {
        left - 0.5 <= other.left && top - 0.5 <= other.top && right + 0.5 >= other.right && bottom + 0.5 >= other.bottom
    }

    /// Whether the two rectangles share more than their edges.
    func overlaps(_ other: Rectangle) -> Bool {
        left + 0.5 < other.right && other.left + 0.5 < right && top + 0.5 < other.bottom && other.top + 0.5 < bottom
    }
}

/// A line chart of one line, whose titles are empty.
func lineChart(
    x: [Double], y: [Double], xAxis: Axis = Axis(""), yAxis: Axis = Axis(""), style: Series.Style = .line
) -> LineChart {
    LineChart(title: "", x: xAxis, y: yAxis, series: [Series("line", x: x, y: y, role: .loss, style: style)])
}
