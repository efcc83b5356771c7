/// The scale beside a heat map that tells which value a colour stands for.
struct ColourBar {
    private let colours: ScaleColours
    private let scale: AxisScale
    private let area: Rectangle
    private let labels: [PlotFrame.Label]
    private let title: TextBlock

    private static let width = 12.0
    private static let gap = 14.0

    /// A bar at the right edge of `area`.
    init(_ colours: ScaleColours, title: String, in area: Rectangle, on canvas: Canvas) {
        self.colours = colours
        self.area = area
        scale = AxisScale(Axis("", limits: colours.limits), values: [colours.limits.lowerBound], padding: 0)
        self.title = canvas.block(title, Theme.axisTitle, width: area.height * 0.6, alignment: .center)
        labels = PlotFrame.labels(of: .numbers(scale), height: area.height * 0.6, in: area, on: canvas)
    }

    /// The area that is left for the map.
    var rest: Rectangle {
        var rest = area
        rest.right -= Self.gap + Self.width + Theme.tickGap + labels.largestWidth + titleWidth
        return rest
    }

    private var titleWidth: Double { title.text.isEmpty ? 0 : Theme.gap + title.size.height }

    /// Draws the bar between two heights.
    func draw(from top: Double, to bottom: Double, on canvas: Canvas) {
        let left = rest.right + Self.gap
        let step = 1 / canvas.scale
        for height in stride(from: top, to: bottom, by: step) {
            let share = (bottom - height) / (bottom - top)
            let value = scale.limits.lowerBound + share * (scale.limits.upperBound - scale.limits.lowerBound)
            canvas.fill(
                Rectangle(left: left, top: height, right: left + Self.width, bottom: min(height + step, bottom)),
                colours.colour(value))
        }
        for label in labels {
            let height = bottom - label.place * (bottom - top)
            canvas.draw(label.block, at: Point(left + Self.width + Theme.tickGap, height), .left)
        }
        canvas.drawUpward(title, center: Point(area.right - title.size.height / 2, (top + bottom) / 2))
    }
}
