/// How often values fall into bins of equal width.
///
/// ```swift
/// let chart = Histogram(
///     title: "Weights after training", x: Axis("weight"),
///     values: (0..<5000).map { sin(Double($0)) * cos(Double(3 * $0)) }, role: .category(0))
/// ```
public struct Histogram: Chart, Equatable {
    /// The headline.
    public var title: String
    /// What the values are.
    public var x: Axis
    /// The values, of which those that are not finite are left out.
    public var values: [Double]
    /// About how many bins there are.
    public var binCount: Int
    /// What the values stand for.
    public var role: Role

    /// A histogram.
    /// - Parameters:
    ///   - title: The headline.
    ///   - x: What the values are, always on a linear scale; values outside its limits are not counted.
    ///   - values: The values; those that are not finite are left out and their number is stated in the picture.
    ///   - binCount: About how many bins there are; their edges are round numbers.
    ///   - role: What the values stand for, which decides the bars' colour.
    public init(title: String, x: Axis, values: [Double], binCount: Int = 30, role: Role) {
        self.title = title
        self.x = x
        self.values = values
        self.binCount = binCount
        self.role = role
    }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        let header = Header(title, note: note, in: area, on: canvas)
        let bins = bins
        let edges = bins.flatMap { [$0.lower, $0.upper] }
        let linear = Axis(x.title, unit: x.unit, limits: x.limits)
        let counts = AxisScale(
            Axis("count"), values: bins.map { Double($0.count) } + [0], padding: 0.05, nearsZero: true)
        let frame = try PlotFrame(
            title: title,
            x: PlotFrame.Side(title: x.label, labels: .numbers(AxisScale(linear, values: edges, padding: 0))),
            y: PlotFrame.Side(title: "count", labels: .numbers(counts)), in: header.rest, on: canvas)
        header.draw(on: canvas)
        frame.drawGrid(on: canvas)
        for bin in bins where bin.count > 0 { draw(bin, in: frame, on: canvas) }
        frame.drawBaseline(on: canvas)
        frame.drawLabels(on: canvas)
        if bins.isEmpty { frame.drawEmptiness(on: canvas) }
    }

    private struct Bin {
        let lower: Double
        let upper: Double
        let count: Int
    }

    private var counted: [Double] {
        values.filter { AxisScale.isDrawable($0, .linear) && (x.limits?.contains($0) ?? true) }
    }

    /// Says how many values the bars leave out; nil if none.
    private var note: String? {
        let omittedCount = values.count - counted.count
        guard omittedCount > 0 else { return nil }
        return "\(grouped(String(omittedCount))) of \(grouped(String(values.count))) values are not shown: "
            + "they are not finite or outside the limits"
    }

    private var bins: [Bin] {
        let counted = counted
        guard !counted.isEmpty else { return [] }
        let scale = AxisScale(Axis("", limits: x.limits), values: counted, padding: 0)
        let width = (scale.limits.upperBound - scale.limits.lowerBound) / Double(max(binCount, 1))
        let step = RoundNumber(stepAtLeast: scale.isWhole ? max(width, 1) : width * 0.6)
        let numbers = counted.map { Int(($0 / step.value + 1e-9).rounded(.down)) }
        let counts = Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)
        guard let first = numbers.min(), let last = numbers.max() else { return [] }
        return (first...last).map { number in
            let edge = { RoundNumber(digits: $0 * step.digits, exponent: step.exponent).value }
            return Bin(lower: edge(number), upper: edge(number + 1), count: counts[number] ?? 0)
        }
    }

    private func draw(_ bin: Bin, in frame: PlotFrame, on canvas: Canvas) {
        guard let lower = frame.point(bin.lower, 0), let upper = frame.point(bin.upper, Double(bin.count)) else {
            return
        }
        let gap = upper.x - lower.x > 3 ? 1 / canvas.scale : 0
        // A bin with a single value among thousands must not vanish below the axis.
        let top = min(upper.y, lower.y - 1.5)
        let rectangle = Rectangle(
            left: max(lower.x, frame.plot.left), top: top, right: min(upper.x, frame.plot.right) - gap, bottom: lower.y)
        canvas.fill(rectangle, Theme.colour(role))
    }
}
