public import Foundation

/// A picture of data: a value that draws itself.
public protocol Chart: Sendable {
    /// The headline of the picture.
    var title: String { get }

    /// Draws the chart with all of its labels inside `area`.
    /// - Throws: ``ChartError`` if the labels do not fit or if lists that belong together differ in length.
    func draw(on canvas: Canvas, in area: Rectangle) throws
}

extension Chart {
    /// Draws the chart into a PNG file, the same bytes for the same chart, libraries and font.
    /// - Parameters:
    ///   - size: The width and height in points.
    ///   - scale: How many pixels a point is wide and high.
    ///   - font: The font of all text.
    ///   - digest: The digest of the data shown, which is kept in the file's text chunks beside the title.
    /// - Returns: The bytes of the file.
    /// - Throws: ``ChartError``
    public func png(size: Size, scale: Int = 2, font: ChartFont = .dejaVuSans, digest: String) throws -> Data {
        let canvas = try Canvas(size: size, scale: scale, font: font)
        try draw(on: canvas, in: canvas.bounds.inset(by: Theme.margin))
        return try canvas.picture(texts: ["Title": title, "Data Digest": digest, "Software": "Unroll"])
            .encodedWithPalette()
    }
}
