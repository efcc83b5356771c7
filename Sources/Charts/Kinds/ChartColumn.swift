/// Charts below each other under one headline.
///
/// ```swift
/// let ramp = (0..<64).map { UInt8($0 * 4) }
/// let column = ChartColumn(
///     title: "An image and its brightness",
///     panels: [
///         ChartColumn.Panel(
///             ImageGrid(title: "", items: [ImageGrid.Item(pixels: ramp, width: 8, height: 8)], columnCount: 1)),
///         ChartColumn.Panel(
///             BarChart(
///                 title: "", categoryTitle: "", categories: ["dark", "grey", "bright"], y: Axis("pixels"),
///                 groups: [BarChart.Group("pixels", values: [20, 24, 20], role: .input)]),
///             share: 2),
///     ])
/// ```
public struct ChartColumn: Chart {
    /// A chart with its share of the height.
    public struct Panel: Sendable {
        /// What is drawn.
        public var chart: any Chart
        /// How high it is, compared with the others.
        public var share: Double

        /// A chart that is `share` times as high as one whose share is 1.
        public init(_ chart: any Chart, share: Double = 1) {
            self.chart = chart
            self.share = share
        }
    }

    /// The headline.
    public var title: String
    /// The charts from the top.
    public var panels: [Panel]

    /// Charts below each other.
    /// - Parameters:
    ///   - title: The headline.
    ///   - panels: The charts from the top.
    public init(title: String, panels: [Panel]) {
        self.title = title
        self.panels = panels
    }

    /// Draws the charts with all of their labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        let header = Header(title, in: area, on: canvas)
        header.draw(on: canvas)
        let shareSum = panels.map(\.share).reduce(0, +)
        let height = header.rest.height - Self.gap * Double(panels.count - 1)
        var top = header.rest.top
        for panel in panels {
            var box = header.rest
            (box.top, box.bottom) = (top, top + height * panel.share / shareSum)
            try panel.chart.draw(on: canvas, in: box, asPartOf: title)
            top = box.bottom + Self.gap
        }
    }

    private static let gap = 16.0
}
