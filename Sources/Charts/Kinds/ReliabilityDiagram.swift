/// Whether probabilities mean what they say: for answers of about the same probability, the share that are right.
///
/// A bin's bar is as high as the share of right answers; a dot stands on it at the mean probability. On the diagonal as many
/// are right as the probability says; below it the answers are too sure, above it too modest.
///
/// ```swift
/// let chart = ReliabilityDiagram(
///     title: "Calibration", answers: "pictures",
///     bins: (0..<5).map { number in
///         let (share, lower) = (0.15 + 0.17 * Double(number), Double(number) / 5)
///         return ReliabilityDiagram.Bin(
///             range: lower...lower + 0.2, count: [4, 16, 80, 200, 700][number], confidence: lower + 0.12,
///             share: share, interval: share - 0.05...share + 0.04)
///     })
/// ```
/// - Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", 2017.
public struct ReliabilityDiagram: Chart, Equatable {
    /// The answers whose probability lies in one range; all shares are from 0 to 1.
    public struct Bin: Equatable, Sendable {
        /// The probabilities that belong here.
        public var range: ClosedRange<Double>
        /// The number of answers; a bin without any is empty in the picture.
        public var count: Int
        /// The mean of their probabilities.
        public var confidence: Double
        /// The share that are right.
        public var share: Double
        /// The confidence interval of the share; drawn as a thin line.
        public var interval: ClosedRange<Double>?

        /// A bin.
        /// - Parameters:
        ///   - range: The probabilities that belong here.
        ///   - count: The number of answers.
        ///   - confidence: The mean of their probabilities.
        ///   - share: The share that are right.
        ///   - interval: The confidence interval of the share.
        public init(
            range: ClosedRange<Double>, count: Int, confidence: Double, share: Double,
            interval: ClosedRange<Double>? = nil
        ) {
            self.range = range
            self.count = count
            self.confidence = confidence
            self.share = share
            self.interval = interval
        }
    }

    /// The headline.
    public var title: String
    /// What is counted above the bins: "images".
    public var answers: String
    /// The bins, in any order.
    public var bins: [Bin]

    /// A reliability diagram.
    /// - Parameters:
    ///   - title: The headline.
    ///   - answers: What is counted above the bins: "images".
    ///   - bins: The bins, in any order.
    public init(title: String, answers: String, bins: [Bin]) {
        self.title = title
        self.answers = answers
        self.bins = bins
    }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        let header = Header(title, note: "above: \(answers) in each bin", legend: Self.legend, in: area, on: canvas)
        let filled = bins.filter { $0.count > 0 }
        let counts = filled.map { canvas.block(grouped(String($0.count)), Theme.tick) }
        let narrow = try frame(in: header.rest, on: canvas)
        let slots = filled.map { ($0.range.upperBound - $0.range.lowerBound) * narrow.plot.width }
        let isUpward = zip(counts, slots).contains { $0.size.width + Self.gap > $1 }
        var room = header.rest
        room.top += (counts.map { isUpward ? $0.size.width : $0.size.height }.max() ?? 0) + Self.gap - Theme.gap
        let frame = try frame(in: room, on: canvas)
        header.draw(on: canvas)
        frame.drawGrid(on: canvas)
        for bin in filled { drawBar(of: bin, in: frame, on: canvas) }
        if let start = frame.point(0, 0), let end = frame.point(100, 100) {
            canvas.stroke([start, end], .dashedLine, Theme.colour(.neutral))
        }
        for bin in filled { drawMarker(of: bin, in: frame, on: canvas) }
        for (bin, count) in zip(filled, counts) { draw(count, over: bin, isUpward, in: frame, on: canvas) }
        frame.drawBaseline(on: canvas)
        frame.drawLabels(on: canvas)
        if filled.isEmpty { frame.drawEmptiness(on: canvas) }
    }

    private static let gap = 4.0

    private static let legend = [
        LegendEntry(name: "right", role: .accuracy, mark: .band),
        LegendEntry(name: "perfectly calibrated", role: .neutral, mark: .line(.dashedLine)),
    ]

    private func frame(in area: Rectangle, on canvas: Canvas) throws -> PlotFrame {
        func side(_ title: String) -> PlotFrame.Side {
            let axis = Axis(title, unit: "%", limits: 0...100)
            return PlotFrame.Side(title: axis.label, labels: .numbers(AxisScale(axis, values: [0, 100], padding: 0)))
        }
        return try PlotFrame(
            title: title, x: side("probability of the answer"), y: side("right answers"), in: area, on: canvas)
    }

    private func drawBar(of bin: Bin, in frame: PlotFrame, on canvas: Canvas) {
        guard let corner = frame.point(100 * bin.range.lowerBound, 100 * bin.share),
            let end = frame.point(100 * bin.range.upperBound, 0)
        else { return }
        let colour = Theme.colour(.accuracy).mixed(with: Theme.paper, share: 1 - Theme.bandOpacity)
        canvas.fill(Rectangle(left: corner.x + 1, top: corner.y, right: end.x - 1, bottom: end.y), colour)
    }

    private func drawMarker(of bin: Bin, in frame: PlotFrame, on canvas: Canvas) {
        guard let place = frame.point(100 * bin.confidence, 100 * bin.share) else { return }
        if let interval = bin.interval, let top = frame.height(of: 100 * interval.upperBound),
            let bottom = frame.height(of: 100 * interval.lowerBound)
        {
            canvas.rule(x: place.x, from: top, to: bottom, Theme.colour(.accuracy))
        }
        canvas.disc(at: place, radius: Theme.markerRadius, Theme.colour(.accuracy))
    }

    private func draw(_ count: TextBlock, over bin: Bin, _ isUpward: Bool, in frame: PlotFrame, on canvas: Canvas) {
        guard let middle = frame.point(50 * (bin.range.lowerBound + bin.range.upperBound), 100) else { return }
        let bottom = middle.y - Self.gap
        if isUpward {
            canvas.drawUpward(count, center: Point(middle.x, bottom - count.size.width / 2))
        } else {
            canvas.draw(count, at: Point(middle.x, bottom), .bottom)
        }
    }
}
