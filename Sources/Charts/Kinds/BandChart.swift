/// How a distribution changes: its median as a line, and nested bands around it.
///
/// Where there is a single place, the bands stand there as bars. A value that is not finite, or not positive on a
/// logarithmic axis, makes a gap.
///
/// ```swift
/// let steps = (0...40).map { Double($0 * 25) }
/// let middle = steps.map { 0.4 * sin($0 / 300) }
/// let spread = steps.map { 0.2 + $0 / 1500 }
/// let chart = BandChart(
///     title: "Weights while training", x: Axis("step"), y: Axis("weight"), places: steps, median: middle,
///     bands: [("least to greatest", 1.0), ("5 to 95%", 0.6), ("25 to 75%", 0.25)].map { name, share in
///         BandChart.Quantiles(
///             name, lower: zip(middle, spread).map { $0 - share * $1 },
///             upper: zip(middle, spread).map { $0 + share * $1 })
///     }, role: .category(0))
/// ```
public struct BandChart: Chart, Equatable {
    /// A band between two quantiles.
    public struct Quantiles: Equatable, Sendable {
        /// Its name in the legend.
        public var name: String
        /// The lower edge, a value for each place.
        public var lower: [Double]
        /// The upper edge, a value for each place.
        public var upper: [Double]

        /// A band between two quantiles.
        public init(_ name: String, lower: [Double], upper: [Double]) {
            self.name = name
            self.lower = lower
            self.upper = upper
        }
    }

    /// The headline.
    public var title: String
    /// The horizontal axis.
    public var x: Axis
    /// The vertical axis.
    public var y: Axis
    /// Where the distribution is known, in ascending order.
    public var places: [Double]
    /// The median at each place.
    public var median: [Double]
    /// The bands, from the widest to the narrowest.
    public var bands: [Quantiles]
    /// What the values stand for.
    public var role: Role

    /// A chart of a distribution.
    /// - Parameters:
    ///   - title: The headline.
    ///   - x: The horizontal axis.
    ///   - y: The vertical axis.
    ///   - places: Where the distribution is known, in ascending order.
    ///   - median: The median at each place.
    ///   - bands: The bands, from the widest to the narrowest.
    ///   - role: What the values stand for, which decides the colour.
    public init(
        title: String, x: Axis, y: Axis, places: [Double], median: [Double], bands: [Quantiles], role: Role
    ) {
        self.title = title
        self.x = x
        self.y = y
        self.places = places
        self.median = median
        self.bands = bands
        self.role = role
    }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        try draw(on: canvas, in: area, legend: legend)
    }

    private func draw(_ band: Quantiles, _ shade: Double, in frame: PlotFrame, on canvas: Canvas) {
        let colour = Theme.colour(role).mixed(with: Theme.paper, share: 1 - shade)
        let edges = places.indices.map { index -> (lower: Point, upper: Point)? in
            guard let lower = frame.point(places[index], band.lower[index]),
                let upper = frame.point(places[index], band.upper[index])
            else { return nil }
            return (lower, upper)
        }
        for run in edges.unbrokenRuns() {
            if run.count == 1, let only = run.first {
                let (left, right) = (only.upper.x - Theme.markerRadius, only.upper.x + Theme.markerRadius)
                canvas.fill(Rectangle(left: left, top: only.upper.y, right: right, bottom: only.lower.y), colour)
            } else {
                canvas.fill(run.map(\.lower) + run.reversed().map(\.upper), colour, opacity: 1)
            }
        }
    }

    private func checkCounts() throws {
        let counts =
            [("median", median.count)] + bands.flatMap { [($0.name, $0.lower.count), ($0.name, $0.upper.count)] }
        for (name, found) in counts where found != places.count {
            throw ChartError.countMismatch(
                title: title, what: "ordinates of \"\(name)\"", expected: places.count, found: found)
        }
    }

    /// The part of the colour that the band of the given position has; the rest is paper.
    private func shade(_ index: Int) -> Double {
        Theme.deepestBand * Double(index + 1) / Double(max(bands.count, 1))
    }

    private var isEmpty: Bool {
        !zip(places, median).contains { AxisScale.isDrawable($0, x.scale) && AxisScale.isDrawable($1, y.scale) }
    }
}

extension BandChart: LegendBearing {
    var legend: [LegendEntry] {
        [LegendEntry(name: "median", role: role, mark: .line(.line))]
            + bands.indices.reversed().map { LegendEntry(name: bands[$0].name, role: role, mark: .shade(shade($0))) }
    }

    func draw(on canvas: Canvas, in area: Rectangle, legend: [LegendEntry]) throws {
        try checkCounts()
        let header = Header(title, legend: legend, in: area, on: canvas)
        let values = median + bands.flatMap { $0.lower + $0.upper }
        let frame = try PlotFrame(
            title: title, x: PlotFrame.Side(title: x.label, labels: .numbers(AxisScale(x, values: places, padding: 0))),
            y: PlotFrame.Side(title: y.label, labels: .numbers(AxisScale(y, values: values, padding: 0.05))),
            in: header.rest, on: canvas)
        header.draw(on: canvas)
        frame.drawGrid(on: canvas)
        canvas.clipped(to: frame.plot) {
            for (index, band) in bands.enumerated() { draw(band, shade(index), in: frame, on: canvas) }
        }
        canvas.clipped(to: frame.plot.inset(by: -Theme.lineWidth)) {
            for run in zip(places, median).map(frame.point).unbrokenRuns() {
                canvas.stroke(Envelope.reduced(run, columnWidth: 1 / canvas.scale), .line, Theme.colour(role))
            }
        }
        frame.drawBaseline(on: canvas)
        frame.drawLabels(on: canvas)
        if isEmpty { frame.drawEmptiness(on: canvas) }
    }
}
