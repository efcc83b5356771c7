import Artifacts
public import Charts
public import Foundation

/// A picture of a digit, what the network saw of it, and how sure it is of each digit.
public struct PredictionChart: Chart {
    /// The picture.
    public let picture: DigitPicture
    /// What was read in it.
    public let reading: DigitReading
    /// What the picture is called.
    public let name: String

    private static let size = Size(860, 300)

    /// A chart of the reading of a picture.
    public init(_ picture: DigitPicture, _ reading: DigitReading, name: String) {
        self.picture = picture
        self.reading = reading
        self.name = name
    }

    /// What was read, and how sure that is.
    public var title: String { "\(name) is read as \(reading.digit) (\(percentText(reading.probability)))" }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        try ChartRow(
            title: title, panels: [ChartRow.Panel(images, share: 1.3), ChartRow.Panel(probabilities)]
        ).draw(on: canvas, in: area)
    }

    /// The chart as a PNG file of the size that suits it.
    /// - Throws: `ChartError`
    public func png() throws -> Data {
        try png(size: Self.size, digest: Digest(of: picture.pixels).hexadecimal)
    }

    private var images: ImageGrid {
        let size = "\(DigitPicture.side) x \(DigitPicture.side)"
        return ImageGrid(
            title: "",
            items: [
                ImageGrid.Item(picture.picture, caption: "the picture and where the digit is", framed: picture.crop),
                ImageGrid.Item(
                    pixels: picture.pixels, width: DigitPicture.side, height: DigitPicture.side,
                    caption: "what the network saw: \(size) pixels"),
            ],
            columnCount: 2)
    }

    private var probabilities: BarChart {
        BarChart(
            title: "", categoryTitle: "digit", categories: reading.probabilities.indices.map(String.init),
            y: Axis("probability", unit: "%", limits: 0...100),
            groups: [
                BarChart.Group(
                    "probability", values: reading.probabilities.map { ($0 * 1000).rounded() / 10 }, role: .prediction)
            ])
    }
}
