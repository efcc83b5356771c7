/// The place of the data inside a chart, with its axes, ticks and grid; margins follow from the measured labels.
struct PlotFrame {
    /// The text beside an axis and the labels along it.
    struct Side {
        enum Labels {
            case numbers(AxisScale)
            case categories([String])
        }

        let title: String
        let labels: Labels

        var scale: AxisScale? {
            guard case .numbers(let scale) = labels else { return nil }
            return scale
        }
    }

    /// A label that is measured, and its place on the axis from 0 to 1.
    struct Label {
        let place: Double
        let block: TextBlock
    }

    let plot: Rectangle
    let area: Rectangle
    let xLabels: [Label]
    let yLabels: [Label]
    let xTitle: TextBlock
    let yTitle: TextBlock
    private let x: Side
    private let y: Side

    /// - Parameters:
    ///   - title: The chart's headline, which names it in errors.
    ///   - x: The horizontal axis, whose categories run from the left.
    ///   - y: The vertical axis, whose categories run from the top.
    ///   - area: What is left of the chart below its header.
    ///   - canvas: What is drawn on.
    /// - Throws: ``ChartError/tooSmall(title:size:)`` if the labels leave no room for data.
    init(title: String, x: Side, y: Side, in area: Rectangle, on canvas: Canvas) throws {
        (self.area, self.x, self.y) = (area, x, y)
        // Labels that wrap take height from the plot, which changes the labels at its left and so its width: repeat.
        var labelHeight = canvas.block("0", Theme.tick).size.height
        xTitle = canvas.block(x.title, Theme.axisTitle, width: area.width, alignment: .center)
        for _ in 0..<4 {
            let titleHeight = x.title.isEmpty ? 0 : xTitle.size.height + Theme.gap
            let (top, bottom) = (area.top + Theme.gap, area.bottom - titleHeight - labelHeight - Theme.tickGap)
            guard bottom - top >= Theme.smallestPlot.height else { break }
            let yTitle = canvas.block(y.title, Theme.axisTitle, width: bottom - top, alignment: .center)
            let yLabels = Self.labels(of: y.labels, height: bottom - top, in: area, on: canvas)
            let titleWidth = y.title.isEmpty ? 0 : yTitle.size.height + Theme.gap
            let left = area.left + titleWidth + yLabels.largestWidth + Theme.tickGap
            guard area.right - left >= Theme.smallestPlot.width else { break }
            let (xLabels, right) = Self.labels(of: x.labels, from: left, in: area, on: canvas)
            guard xLabels.largestHeight > labelHeight else {
                (self.xLabels, self.yLabels, self.yTitle) = (xLabels, yLabels, yTitle)
                plot = Rectangle(left: left, top: top, right: right, bottom: bottom)
                return
            }
            labelHeight = xLabels.largestHeight
        }
        throw ChartError.tooSmall(title: title, size: canvas.bounds.size)
    }

    /// The place of a point in the picture; nil if one of its values has none.
    func point(_ x: Double, _ y: Double) -> Point? {
        guard let across = self.x.scale?.place(of: x), let height = height(of: y) else { return nil }
        return Point(plot.left + across * plot.width, height)
    }

    /// The height of a value in the picture; nil if it has none.
    func height(of value: Double) -> Double? {
        y.scale?.place(of: value).map(up)
    }

    /// Draws the grid, on which the data come next.
    func drawGrid(on canvas: Canvas) {
        let verticals = x.scale == nil ? [] : xLabels.map(\.place)
        for place in x.scale?.minorPlaces ?? [] {
            canvas.rule(x: across(place), from: plot.top, to: plot.bottom, Theme.minorGrid)
        }
        for place in y.scale?.minorPlaces ?? [] {
            canvas.rule(y: up(place), from: plot.left, to: plot.right, Theme.minorGrid)
        }
        for place in verticals { canvas.rule(x: across(place), from: plot.top, to: plot.bottom, Theme.grid) }
        for label in yLabels { canvas.rule(y: up(label.place), from: plot.left, to: plot.right, Theme.grid) }
    }

    /// Draws the line that the data stand on: at a value of the vertical axis, or at the bottom.
    func drawBaseline(at value: Double? = nil, on canvas: Canvas) {
        let height = value.flatMap(height) ?? plot.bottom
        canvas.rule(y: height, from: plot.left, to: plot.right, Theme.axis)
    }

    /// Draws the labels and titles of both axes.
    func drawLabels(on canvas: Canvas) {
        for label in xLabels {
            canvas.draw(label.block, at: Point(across(label.place), plot.bottom + Theme.tickGap), .top)
        }
        for label in yLabels {
            canvas.draw(label.block, at: Point(plot.left - Theme.tickGap, up(label.place)), .right)
        }
        let reach = xTitle.size.width / 2
        let middle = min(max(plot.center.x, area.left + reach), area.right - reach)
        canvas.draw(xTitle, at: Point(middle, area.bottom), .bottom)
        canvas.drawUpward(yTitle, center: Point(area.left + yTitle.size.height / 2, plot.center.y))
    }

    /// Says in the plot's middle that there is nothing to draw.
    func drawEmptiness(on canvas: Canvas) {
        canvas.draw(canvas.block("no data", Theme.axisTitle.with(Theme.quietInk)), at: plot.center, .center)
    }

    private func across(_ place: Double) -> Double { plot.left + place * plot.width }

    private func up(_ place: Double) -> Double { plot.bottom - place * plot.height }
}
