/// A name in the legend and what it looks like in the picture.
struct LegendEntry: Equatable {
    enum Mark: Equatable {
        case line(Series.Style)
        case band
        /// A patch of so large a part of the colour, the rest being paper.
        case shade(Double)
        case bar
    }

    let name: String
    let role: Role
    let mark: Mark

    /// The width of the sample before the name.
    var sampleWidth: Double {
        if case .line = mark { return 22 }
        return 12
    }

    /// Where the name begins.
    var textStart: Double { sampleWidth + Theme.gap }
}

/// The names of the things in a chart, in rows above the data.
struct Legend {
    private let entries: [LegendEntry]
    private let blocks: [TextBlock]
    private let corners: [Point]
    let size: Size

    private static let entryGap = 18.0
    private static let rowGap = 3.0

    /// A legend at most `width` points wide; empty unless there are several names to tell apart.
    init(_ entries: [LegendEntry], width: Double, on canvas: Canvas) {
        self.entries = entries.count > 1 ? entries : []
        blocks = self.entries.map { canvas.block($0.name, Theme.legend, width: width - $0.textStart) }
        var (corners, x, y, rowHeight) = ([Point](), 0.0, 0.0, 0.0)
        for (entry, block) in zip(self.entries, blocks) {
            if x > 0, x + entry.textStart + block.size.width > width {
                (x, y, rowHeight) = (0, y + rowHeight + Self.rowGap, 0)
            }
            corners.append(Point(x, y))
            x += entry.textStart + block.size.width + Self.entryGap
            rowHeight = max(rowHeight, block.size.height)
        }
        self.corners = corners
        size = Size(width, y + rowHeight)
    }

    /// Draws the legend with its upper left corner at `origin`.
    func draw(at origin: Point, on canvas: Canvas) {
        for (index, entry) in entries.enumerated() {
            let corner = Point(origin.x + corners[index].x, origin.y + corners[index].y)
            canvas.draw(blocks[index], at: Point(corner.x + entry.textStart, corner.y))
            let lineHeight = canvas.block("x", Theme.legend).size.height
            let sample = Rectangle(origin: corner, size: Size(entry.sampleWidth, lineHeight))
            drawSample(of: entry, in: sample, on: canvas)
        }
    }

    private func drawSample(of entry: LegendEntry, in area: Rectangle, on canvas: Canvas) {
        let colour = Theme.colour(entry.role)
        let reach = area.width / 2
        let square = Rectangle(
            left: area.left, top: area.center.y - reach, right: area.right, bottom: area.center.y + reach)
        switch entry.mark {
        case .line(let style):
            let ends = [Point(area.left + 1, area.center.y), Point(area.right - 1, area.center.y)]
            if style != .markers { canvas.stroke(ends, style, colour) }
            if style.hasMarkers { canvas.disc(at: area.center, radius: Theme.markerRadius, colour) }
        case .band: canvas.fill(square, colour.mixed(with: Theme.paper, share: 1 - Theme.bandOpacity))
        case .shade(let share): canvas.fill(square, colour.mixed(with: Theme.paper, share: 1 - share))
        case .bar: canvas.fill(square, colour)
        }
    }
}

extension Series.Style {
    var hasMarkers: Bool { self == .markers || self == .lineAndMarkers }
}

extension Canvas {
    /// Draws a series' line in its style.
    func stroke(_ points: [Point], _ style: Series.Style, _ colour: Colour) {
        switch style {
        case .faintLine:
            line(points, colour.mixed(with: Theme.paper, share: Theme.faintness), width: Theme.thinLineWidth)
        case .dashedLine: line(points, colour, width: Theme.lineWidth, dash: Theme.dash)
        case .broadLine: line(points, colour, width: Theme.broadLineWidth)
        case .line, .markers, .lineAndMarkers: line(points, colour, width: Theme.lineWidth)
        }
    }
}
