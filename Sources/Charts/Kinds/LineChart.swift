/// Lines over a common pair of axes.
///
/// Where a line has many points in a column of pixels, the column keeps the first, lowest, highest and last of them,
/// so that no peak is lost. A value that is not finite, or not positive on a logarithmic axis, makes a gap.
///
/// ```swift
/// let steps = (0..<900).map(Double.init)
/// let losses = steps.map { 0.1 + 2.2 * exp(-$0 / 90) * (1 + 0.3 * sin($0 * $0)) }
/// let batches = Series("each batch", x: steps, y: losses, role: .loss, style: .faintLine)
/// let chart = LineChart(
///     title: "Training loss", x: Axis("step"), y: Axis("cross-entropy", unit: "nats", scale: .logarithmic),
///     series: [batches, batches.smoothed("mean of 25 batches", over: 25)])
/// ```
public struct LineChart: Chart, Equatable {
    /// The headline.
    public var title: String
    /// The horizontal axis.
    public var x: Axis
    /// The vertical axis.
    public var y: Axis
    /// The lines, the last one on top.
    public var series: [Series]
    /// Filled bands behind the lines.
    public var bands: [Band]

    /// A line chart.
    /// - Parameters:
    ///   - title: The headline.
    ///   - x: The horizontal axis.
    ///   - y: The vertical axis.
    ///   - series: The lines, the last one on top.
    ///   - bands: Filled bands behind the lines.
    public init(title: String, x: Axis, y: Axis, series: [Series], bands: [Band] = []) {
        self.title = title
        self.x = x
        self.y = y
        self.series = series
        self.bands = bands
    }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        try draw(on: canvas, in: area, legend: legend)
    }

    private var isEmpty: Bool {
        let isDrawable = { (x: Double, y: Double) in
            AxisScale.isDrawable(x, self.x.scale) && AxisScale.isDrawable(y, self.y.scale)
        }
        return !series.contains { zip($0.x, $0.y).contains(where: isDrawable) }
            && !bands.contains { zip($0.x, $0.upper).contains(where: isDrawable) }
    }

    private var xScale: AxisScale {
        let hasMarkers = series.contains { $0.style.hasMarkers }
        return AxisScale(x, values: series.flatMap(\.x) + bands.flatMap(\.x), padding: hasMarkers ? 0.02 : 0)
    }

    private var yScale: AxisScale {
        AxisScale(
            y, values: series.flatMap(\.y) + bands.flatMap { $0.lower + $0.upper }, padding: 0.05, nearsZero: true)
    }

    private func checkCounts() throws {
        let counts =
            series.map { ($0.name, $0.x.count, $0.y.count) }
            + bands.flatMap { [($0.name, $0.x.count, $0.lower.count), ($0.name, $0.x.count, $0.upper.count)] }
        for (name, expected, found) in counts where expected != found {
            throw ChartError.countMismatch(
                title: title, what: "ordinates of \"\(name)\"", expected: expected, found: found)
        }
    }

    private func draw(_ series: Series, in frame: PlotFrame, on canvas: Canvas) {
        let colour = Theme.colour(series.role)
        let points = zip(series.x, series.y).map(frame.point)
        if series.style != .markers {
            for run in points.unbrokenRuns() {
                canvas.stroke(Envelope.reduced(run, columnWidth: 1 / canvas.scale), series.style, colour)
            }
        }
        if series.style.hasMarkers {
            for point in points.compactMap({ $0 }) { canvas.disc(at: point, radius: Theme.markerRadius, colour) }
        }
    }

    private func draw(_ band: Band, in frame: PlotFrame, on canvas: Canvas) {
        let edges = band.x.indices.map { index -> (lower: Point, upper: Point)? in
            guard let lower = frame.point(band.x[index], band.lower[index]),
                let upper = frame.point(band.x[index], band.upper[index])
            else { return nil }
            return (lower, upper)
        }
        for run in edges.unbrokenRuns() {
            let outline = run.map(\.lower) + run.reversed().map(\.upper)
            canvas.fill(outline, Theme.colour(band.role), opacity: Theme.bandOpacity)
        }
    }
}

extension LineChart: LegendBearing {
    var legend: [LegendEntry] {
        bands.map { LegendEntry(name: $0.name, role: $0.role, mark: .band) }
            + series.map { LegendEntry(name: $0.name, role: $0.role, mark: .line($0.style)) }
    }

    func draw(on canvas: Canvas, in area: Rectangle, legend: [LegendEntry]) throws {
        try checkCounts()
        let header = Header(title, legend: legend, in: area, on: canvas)
        let frame = try PlotFrame(
            title: title, x: PlotFrame.Side(title: x.label, labels: .numbers(xScale)),
            y: PlotFrame.Side(title: y.label, labels: .numbers(yScale)),
            in: header.rest, on: canvas)
        header.draw(on: canvas)
        frame.drawGrid(on: canvas)
        frame.drawBaseline(on: canvas)
        frame.drawLabels(on: canvas)
        canvas.clipped(to: frame.plot.inset(by: -Theme.lineWidth)) {
            for band in bands { draw(band, in: frame, on: canvas) }
            for line in series { draw(line, in: frame, on: canvas) }
        }
        if isEmpty { frame.drawEmptiness(on: canvas) }
    }
}
