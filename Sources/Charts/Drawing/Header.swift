/// The headline of a chart with its legend below.
struct Header {
    private let title: TextBlock
    private let note: TextBlock?
    private let legend: Legend
    private let area: Rectangle
    private let noteTop: Double
    private let legendTop: Double
    /// The area that is left for the data.
    var rest: Rectangle { Rectangle(left: area.left, top: bottom, right: area.right, bottom: area.bottom) }
    private let bottom: Double

    /// - Parameters:
    ///   - title: The headline; an empty one takes no room.
    ///   - note: A remark in quiet ink below the headline.
    ///   - legend: The names of the things in the chart.
    ///   - area: The whole chart.
    ///   - canvas: What is drawn on.
    init(_ title: String, note: String? = nil, legend: [LegendEntry] = [], in area: Rectangle, on canvas: Canvas) {
        self.area = area
        self.title = canvas.block(title, Theme.title, width: area.width)
        self.note = note.map { canvas.block($0, Theme.tick, width: area.width) }
        self.legend = Legend(legend, width: area.width, on: canvas)
        noteTop = area.top + (title.isEmpty ? 0 : self.title.size.height + Theme.titleGap)
        legendTop = noteTop + (self.note.map { $0.size.height + Theme.gap } ?? 0)
        bottom = legendTop + (self.legend.size.height > 0 ? self.legend.size.height + Theme.gap : 0)
    }

    func draw(on canvas: Canvas) {
        canvas.draw(title, at: Point(area.left, area.top))
        if let note { canvas.draw(note, at: Point(area.left, noteTop)) }
        legend.draw(at: Point(area.left, legendTop), on: canvas)
    }
}
