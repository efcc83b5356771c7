/// Charts side by side under one headline, in one row or in several.
///
/// A legend that all of them would have stands once, below the headline.
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
    /// The charts from the left, row by row.
    public var panels: [Panel]
    /// How many charts stand in a row; all of them if absent.
    public var columnCount: Int?

    /// Charts side by side.
    /// - Parameters:
    ///   - title: The headline.
    ///   - panels: The charts from the left, row by row.
    ///   - columnCount: How many charts stand in a row, at least one; all of them if absent.
    public init(title: String, panels: [Panel], columnCount: Int? = nil) {
        self.title = title
        self.panels = panels
        self.columnCount = columnCount
    }

    /// Draws the charts with all of their labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        let legend = sharedLegend ?? []
        let header = Header(title, legend: legend, in: area, on: canvas)
        header.draw(on: canvas)
        let rows = rows
        // A legend must not seem to be part of the headline below it.
        let rest = Rectangle(
            left: area.left, top: header.rest.top + (legend.isEmpty ? 0 : Theme.titleGap), right: area.right,
            bottom: area.bottom)
        let height = (rest.height - Self.gap * Double(rows.count - 1)) / Double(max(rows.count, 1))
        // The last row may be short: its charts are as wide as those above.
        let shareSum = rows.map { $0.map(\.share).reduce(0, +) }.max() ?? 1
        let largestCount = rows.map(\.count).max() ?? 1
        let width = area.width - Self.gap * Double(largestCount - 1)
        for (index, row) in rows.enumerated() {
            let top = rest.top + Double(index) * (height + Self.gap)
            var left = area.left
            for panel in row {
                let right = left + width * panel.share / shareSum
                try panel.chart.draw(
                    on: canvas, in: Rectangle(left: left, top: top, right: right, bottom: top + height),
                    asPartOf: title, hasOwnLegend: legend.isEmpty)
                left = right + Self.gap
            }
        }
    }

    private static let gap = 16.0

    private var rows: [ArraySlice<Panel>] {
        let length = max(columnCount ?? panels.count, 1)
        return stride(from: 0, to: panels.count, by: length).map { panels[$0..<min($0 + length, panels.count)] }
    }

    /// The legend of every chart, where it is the same; nil where they differ, there is only one, or it names a single thing.
    private var sharedLegend: [LegendEntry]? {
        let legends = panels.map { ($0.chart as? any LegendBearing)?.legend }
        guard legends.count > 1, let first = legends[0], first.count > 1, legends.allSatisfy({ $0 == first }) else {
            return nil
        }
        return first
    }
}

extension Chart {
    /// Draws a part of a larger chart, and names the whole where it does not fit, because its own headline may be empty.
    func draw(on canvas: Canvas, in box: Rectangle, asPartOf title: String, hasOwnLegend: Bool = true) throws {
        do {
            if !hasOwnLegend, let chart = self as? any LegendBearing {
                try chart.draw(on: canvas, in: box, legend: [])
            } else {
                try draw(on: canvas, in: box)
            }
        } catch ChartError.tooSmall(_, let size) {
            throw ChartError.tooSmall(title: title, size: size)
        }
    }
}
