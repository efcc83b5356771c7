/// A confusion matrix: how often what is named by a row was taken for what is named by a column.
///
/// Right answers are on the diagonal and wrong ones beside it, each on a logarithmic scale of its own hue. ``HeatMap`` draws
/// rows and columns that are many and numbered.
///
/// ```swift
/// let names = ["cat", "dog", "bird"]
/// let chart = MatrixChart(
///     title: "Confusion matrix on 3,000 pictures", rows: MatrixChart.Side("true animal", names: names),
///     columns: MatrixChart.Side("predicted animal", names: names),
///     values: [[952, 41, 7], [18, 978, 4], [0, 2, 998]])
/// ```
public struct MatrixChart: Chart, Equatable {
    /// One side of the table: its title and the name of each row or column.
    public struct Side: Equatable, Sendable {
        /// What the rows or columns are.
        public var title: String
        /// The names, from the top or from the left.
        public var names: [String]

        /// A side of the table with a name for each row or column.
        public init(_ title: String, names: [String]) {
            self.title = title
            self.names = names
        }
    }

    /// The headline.
    public var title: String
    /// The rows from the top: the true labels.
    public var rows: Side
    /// The columns from the left: the predicted labels.
    public var columns: Side
    /// One list per row.
    public var values: [[Double]]

    /// A confusion matrix; a value that is not finite has its cell struck out.
    /// - Parameters:
    ///   - title: The headline.
    ///   - rows: The rows from the top: the true labels.
    ///   - columns: The columns from the left: the predicted labels.
    ///   - values: One list per row, with a value per column.
    public init(title: String, rows: Side, columns: Side, values: [[Double]]) {
        self.title = title
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// Draws the chart with all of its labels inside `area`.
    ///
    /// Where the values do not fit into the cells, the colours stand alone.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        try checkCounts()
        let header = Header(title, legend: Self.legend, in: area, on: canvas)
        let frame = try frame(in: header.rest, on: canvas)
        header.draw(on: canvas)
        drawCells(in: frame, on: canvas)
        frame.drawLabels(on: canvas)
        if values.isEmpty || columns.names.isEmpty { frame.drawEmptiness(on: canvas) }
    }

    private static let legend = [
        LegendEntry(name: "right", role: .correct, mark: .bar), LegendEntry(name: "wrong", role: .wrong, mark: .bar),
    ]

    private func checkCounts() throws {
        let counts =
            [("rows", rows.names.count, values.count)]
            + values.map { ("values in a row", columns.names.count, $0.count) }
        for (what, expected, found) in counts where expected != found {
            throw ChartError.countMismatch(title: title, what: what, expected: expected, found: found)
        }
    }

    private func frame(in area: Rectangle, on canvas: Canvas) throws -> PlotFrame {
        try PlotFrame(
            title: title, x: PlotFrame.Side(title: columns.title, labels: .categories(columns.names)),
            y: PlotFrame.Side(title: rows.title, labels: .categories(rows.names)), in: area, on: canvas)
    }

    /// The largest letters in which every value fits into its cell; nil if they would be too small to be read.
    private func valueStyle(in frame: PlotFrame, on canvas: Canvas) -> TextStyle? {
        let width = frame.plot.width / Double(max(columns.names.count, 1)) - Theme.gap
        let height = frame.plot.height / Double(max(rows.names.count, 1))
        guard width > Theme.smallestCell, height > Theme.smallestCell else { return nil }
        let labels = Set(values.joined().filter(\.isFinite).map { RoundNumber(nearest: $0).label })
        let sizes = stride(from: Theme.largestCell, through: Theme.smallestCell, by: -1)
        return sizes.lazy.map { TextStyle(size: $0) }.first { style in
            labels.allSatisfy { label in
                let size = canvas.block(label, style).size
                return size.width <= width && size.height <= height
            }
        }
    }

    /// Strikes the cell out, which no colour of the scale can be mistaken for.
    private func drawMissing(in box: Rectangle, on canvas: Canvas) {
        let inner = box.inset(by: 1)
        canvas.line(
            [Point(inner.left, inner.bottom), Point(inner.right, inner.top)], Theme.axis, width: Theme.thinLineWidth)
    }

    private func drawCells(in frame: PlotFrame, on canvas: Canvas) {
        let colours = ConfusionColours(values: values)
        let valueStyle = valueStyle(in: frame, on: canvas)
        let cell = Size(
            frame.plot.width / Double(max(columns.names.count, 1)), frame.plot.height / Double(max(rows.names.count, 1))
        )
        let gap = valueStyle == nil ? 0 : 0.5
        for (row, values) in values.enumerated() {
            for (column, value) in values.enumerated() {
                let corner = Point(
                    frame.plot.left + Double(column) * cell.width, frame.plot.top + Double(row) * cell.height)
                let box = Rectangle(origin: corner, size: cell)
                guard value.isFinite else {
                    drawMissing(in: box, on: canvas)
                    continue
                }
                let colour = colours.colour(value, isDiagonal: row == column)
                canvas.fill(box.inset(by: gap), colour)
                if var style = valueStyle {
                    style.colour = colour == Theme.emptyCell ? Theme.quietInk : Theme.legibleColour(on: colour)
                    canvas.draw(canvas.block(RoundNumber(nearest: value).label, style), at: box.center, .center)
                }
            }
        }
    }
}
