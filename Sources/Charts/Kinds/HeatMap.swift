/// Many numbers as colours, in numbered rows and columns: a layer's units over time.
///
/// ```swift
/// let chart = HeatMap(
///     title: "Hidden units over time", rows: HeatMap.Side("unit"), columns: HeatMap.Side("step", first: 1),
///     values: (0..<24).map { unit in (1...28).map { sin(Double(unit * $0) / 40) * Double($0) / 28 } },
///     colouring: .diverging, valueTitle: "activation")
/// ```
public struct HeatMap: Chart, Equatable {
    /// How values become colours.
    public enum Colouring: Equatable, Sendable {
        /// Values on one hue, paper-white at the lower limit and darkest at the upper one.
        case sequential
        /// Values of both signs, paper-white at zero, blue below and orange above.
        case diverging
    }

    /// One side of the map: what its rows or columns are, and how they are counted.
    public struct Side: Equatable, Sendable {
        /// What the rows or columns are.
        public var title: String
        /// The number of the first of them.
        public var first: Int

        /// A side whose rows or columns are counted from `first`.
        public init(_ title: String, first: Int = 0) {
            self.title = title
            self.first = first
        }
    }

    /// The headline.
    public var title: String
    /// The rows from the top.
    public var rows: Side
    /// The columns from the left.
    public var columns: Side
    /// One list per row.
    public var values: [[Double]]
    /// How values become colours.
    public var colouring: Colouring
    /// The values at the ends of the colour scale.
    public var limits: ClosedRange<Double>?
    /// What the values are, written beside their colour bar.
    public var valueTitle: String
    /// Whether a colour bar tells which value a colour stands for.
    public var showsScale: Bool
    /// The columns, counted from 0, before which a thin line parts the map.
    public var dividers: [Int]

    /// A heat map; a value that is not finite has its cell left grey.
    /// - Parameters:
    ///   - title: The headline.
    ///   - rows: The rows from the top.
    ///   - columns: The columns from the left.
    ///   - values: One list per row, all of one length.
    ///   - colouring: How values become colours.
    ///   - limits: The values at the ends of the colour scale; taken from the values if absent, zero being in the middle of a
    ///     diverging scale.
    ///   - valueTitle: What the values are, written beside the colour bar.
    ///   - showsScale: Whether a colour bar tells which value a colour stands for.
    ///   - dividers: The columns, counted from 0, before which a thin line parts the map.
    public init(
        title: String, rows: Side, columns: Side, values: [[Double]], colouring: Colouring = .sequential,
        limits: ClosedRange<Double>? = nil, valueTitle: String = "", showsScale: Bool = true, dividers: [Int] = []
    ) {
        self.title = title
        self.rows = rows
        self.columns = columns
        self.values = values
        self.colouring = colouring
        self.limits = limits
        self.valueTitle = valueTitle
        self.showsScale = showsScale
        self.dividers = dividers
    }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        for row in values where row.count != columnCount {
            throw ChartError.countMismatch(
                title: title, what: "values in a row", expected: columnCount, found: row.count)
        }
        let header = Header(title, in: area, on: canvas)
        let colours = ScaleColours(values: values, colouring: colouring, limits: limits)
        let isEmpty = !values.joined().contains(where: \.isFinite)
        let bar = isEmpty || !showsScale ? nil : ColourBar(colours, title: valueTitle, in: header.rest, on: canvas)
        let frame = try PlotFrame(
            title: title, x: columns.side(of: columnCount), y: rows.side(of: values.count, isReversed: true),
            in: bar?.rest ?? header.rest, on: canvas)
        header.draw(on: canvas)
        bar?.draw(from: frame.plot.top, to: frame.plot.bottom, on: canvas)
        drawCells(in: frame, colours, on: canvas)
        frame.drawLabels(on: canvas)
        if isEmpty { frame.drawEmptiness(on: canvas) }
    }

    private var columnCount: Int { values.first?.count ?? 0 }

    private func drawCells(in frame: PlotFrame, _ colours: ScaleColours, on canvas: Canvas) {
        let plot = frame.plot
        // Neighbours share an edge, or the rounding to pixels may leave a line of paper between them.
        let across = Self.edges(from: plot.left, to: plot.right, count: columnCount)
        let down = Self.edges(from: plot.top, to: plot.bottom, count: values.count)
        for (row, values) in values.enumerated() {
            for (column, value) in values.enumerated() {
                let cell = Rectangle(
                    left: across[column], top: down[row], right: across[column + 1], bottom: down[row + 1])
                canvas.fill(cell, value.isFinite ? colours.colour(value) : Theme.grid)
            }
        }
        for column in dividers where 0 < column && column < columnCount {
            canvas.rule(x: across[column], from: plot.top, to: plot.bottom, Theme.axis)
        }
        canvas.frame(plot.inset(by: -0.5), Theme.axis, width: 0.5)
    }

    private static func edges(from start: Double, to end: Double, count: Int) -> [Double] {
        (0...count).map { start + (end - start) * Double($0) / Double(max(count, 1)) }
    }
}

extension HeatMap.Side {
    private static let fewest = 13

    /// The axis on which each number stands in the middle of its row or column; of few each is named, of many the round ones.
    fileprivate func side(of count: Int, isReversed: Bool = false) -> PlotFrame.Side {
        guard count >= Self.fewest else {
            return PlotFrame.Side(title: title, labels: .categories((first..<first + count).map(String.init)))
        }
        let (lower, upper) = (Double(first) - 0.5, Double(first + count) - 0.5)
        var scale = AxisScale(Axis(title, limits: lower...upper), values: [Double(first)], padding: 0)
        scale.isReversed = isReversed
        return PlotFrame.Side(title: title, labels: .numbers(scale))
    }
}
