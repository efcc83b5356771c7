/// Bars over categories, one per group in each category, with their values written above them if there is room.
///
/// ```swift
/// let chart = BarChart(
///     title: "What the network sees in the picture", categoryTitle: "digit", categories: (0...9).map(String.init),
///     y: Axis("probability", unit: "%", limits: 0...100),
///     groups: [
///         BarChart.Group("probability", values: [0.1, 0.3, 2.1, 4, 0, 0.1, 0.2, 92.4, 0.2, 0.6], role: .prediction)
///     ])
/// ```
public struct BarChart: Chart, Equatable {
    /// The bars of one colour.
    public struct Group: Equatable, Sendable {
        /// Its name in the legend.
        public var name: String
        /// A value per category.
        public var values: [Double]
        /// What the bars stand for.
        public var role: Role

        /// A group of bars.
        /// - Parameters:
        ///   - name: Its name in the legend.
        ///   - values: A value per category; one that is not finite has no bar.
        ///   - role: What the bars stand for, which decides their colour.
        public init(_ name: String, values: [Double], role: Role) {
            self.name = name
            self.values = values
            self.role = role
        }
    }

    /// The headline.
    public var title: String
    /// What the categories are.
    public var categoryTitle: String
    /// The names below the bars.
    public var categories: [String]
    /// The vertical axis, always linear and with zero on it.
    public var y: Axis
    /// The bars, side by side in each category.
    public var groups: [Group]

    /// A bar chart.
    /// - Parameters:
    ///   - title: The headline.
    ///   - categoryTitle: What the categories are.
    ///   - categories: The names below the bars.
    ///   - y: The vertical axis, always linear and with zero on it.
    ///   - groups: The bars, side by side in each category.
    public init(title: String, categoryTitle: String, categories: [String], y: Axis, groups: [Group]) {
        self.title = title
        self.categoryTitle = categoryTitle
        self.categories = categories
        self.y = y
        self.groups = groups
    }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        for group in groups where group.values.count != categories.count {
            throw ChartError.countMismatch(
                title: title, what: "values of \"\(group.name)\"", expected: categories.count, found: group.values.count
            )
        }
        let legend = groups.map { LegendEntry(name: $0.name, role: $0.role, mark: .bar) }
        let header = Header(title, legend: legend, in: area, on: canvas)
        var room = header.rest
        room.top += canvas.block("0", Theme.tick).size.height + Self.valueGap - Theme.gap
        let frame = try PlotFrame(
            title: title, x: PlotFrame.Side(title: categoryTitle, labels: .categories(categories)),
            y: PlotFrame.Side(title: y.label, labels: .numbers(yScale)),
            in: room, on: canvas)
        header.draw(on: canvas)
        frame.drawGrid(on: canvas)
        let bars = bars(in: frame)
        for bar in bars { canvas.fill(bar.rectangle, bar.colour) }
        drawValues(of: bars, in: frame, on: canvas)
        frame.drawBaseline(at: 0, on: canvas)
        frame.drawLabels(on: canvas)
        if bars.isEmpty { frame.drawEmptiness(on: canvas) }
    }

    private static let valueGap = 2.0

    private struct Bar {
        let value: Double
        let rectangle: Rectangle
        let colour: Colour
    }

    private var yScale: AxisScale {
        let limits = y.limits.map { min($0.lowerBound, 0)...max($0.upperBound, 0) }
        let linear = Axis(y.title, unit: y.unit, limits: limits)
        return AxisScale(linear, values: groups.flatMap(\.values) + [0], padding: 0.1, nearsZero: true)
    }

    private func bars(in frame: PlotFrame) -> [Bar] {
        guard let zero = frame.height(of: 0) else { return [] }
        let slot = frame.plot.width / Double(max(categories.count, 1))
        let width = slot * 0.76 / Double(groups.count)
        return groups.enumerated().flatMap { number, group in
            group.values.enumerated().compactMap { index, value -> Bar? in
                guard let height = frame.height(of: value) else { return nil }
                let left = frame.plot.left + (Double(index) + 0.12) * slot + Double(number) * width
                let end = min(max(height, frame.plot.top), frame.plot.bottom)
                let rectangle = Rectangle(
                    left: left, top: min(end, zero), right: left + width - (groups.count > 1 ? 1 : 0),
                    bottom: max(end, zero))
                return Bar(value: value, rectangle: rectangle, colour: Theme.colour(group.role))
            }
        }
    }

    /// Writes each value above its bar, or above zero if it is negative; only if all of them have room.
    private func drawValues(of bars: [Bar], in frame: PlotFrame, on canvas: Canvas) {
        let blocks = bars.map { canvas.block(RoundNumber(nearest: $0.value).label, Theme.tick) }
        let slot = frame.plot.width / Double(max(categories.count * groups.count, 1))
        guard blocks.allSatisfy({ $0.size.width + Self.valueGap <= slot }) else { return }
        for (bar, block) in zip(bars, blocks) {
            let place = Point(bar.rectangle.center.x, bar.rectangle.top - Self.valueGap)
            canvas.draw(block, at: place, .bottom, background: Theme.paper)
        }
    }
}
