/// Charts side by side under one headline.
///
/// ```swift
/// let board = (0..<64).map { UInt8(($0 / 8 + $0) % 2 * 255) }
/// let row = ChartRow(
///     title: "An image and what it is taken for",
///     panels: [
///         ChartRow.Panel(
///             ImageGrid(
///                 title: "", items: [ImageGrid.Item(pixels: board, width: 8, height: 8, caption: "8 x 8")],
///                 columnCount: 1)),
///         ChartRow.Panel(
///             BarChart(
///                 title: "", categoryTitle: "game", categories: ["chess", "go"],
///                 y: Axis("probability", unit: "%", limits: 0...100),
///                 groups: [BarChart.Group("probability", values: [98.2, 1.8], role: .prediction)]),
///             share: 1.5),
///     ])
/// ```
public struct ChartRow: Chart {
    /// A chart with its share of the width.
    public struct Panel: Sendable {
        /// What is drawn; its own headline is best left empty.
        public var chart: any Chart
        /// How wide it is, compared with the others.
        public var share: Double

        /// A chart that is `share` times as wide as one whose share is 1.
        public init(_ chart: any Chart, share: Double = 1) {
            self.chart = chart
            self.share = share
        }
    }

    /// The headline.
    public var title: String
    /// The charts from the left.
    public var panels: [Panel]

    /// Charts side by side.
    /// - Parameters:
    ///   - title: The headline.
    ///   - panels: The charts from the left.
    public init(title: String, panels: [Panel]) {
        self.title = title
        self.panels = panels
    }

    /// Draws the charts with all of their labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        let header = Header(title, in: area, on: canvas)
        header.draw(on: canvas)
        let shareSum = panels.map(\.share).reduce(0, +)
        let width = area.width - Self.gap * Double(panels.count - 1)
        var left = area.left
        for panel in panels {
            var box = header.rest
            (box.left, box.right) = (left, left + width * panel.share / shareSum)
            try panel.chart.draw(on: canvas, in: box, asPartOf: title)
            left = box.right + Self.gap
        }
    }

    private static let gap = 16.0
}

extension Chart {
    /// Draws a part of a larger chart, and names the whole where it does not fit, because its own headline may be empty.
    func draw(on canvas: Canvas, in box: Rectangle, asPartOf title: String) throws {
        do {
            try draw(on: canvas, in: box)
        } catch ChartError.tooSmall(_, let size) {
            throw ChartError.tooSmall(title: title, size: size)
        }
    }
}
