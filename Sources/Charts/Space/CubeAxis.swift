/// An axis along an edge of the cube: its ticks, their labels and its title, all outside the silhouette.
struct CubeAxis {
    let ticks: [Tick]
    let labels: [StandingText]
    private(set) var title: StandingText?
    private let edge: CubeEdge?

    private static let lengthPerLabel = 28.0
    private static let markLength = 5.0
    /// Less down than across, as a line has room above and below its letters.
    private static let labelGap = Size(6, 1)
    private static let titleGap = Size(6, 6)
    private static let smallestCount = 4
    private static let endOnCount = 6

    /// - Parameters:
    ///   - scale: The scale along the edge.
    ///   - edge: Where the axis stands; without one it has ticks for the grid alone.
    ///   - standing: The boxes of the axes that stand already, which the new labels avoid.
    ///   - canvas: What is drawn on.
    init(_ scale: AxisScale, along edge: CubeEdge?, avoiding standing: [Rectangle], on canvas: Canvas) {
        self.edge = edge
        guard let edge else {
            (ticks, labels) = (scale.ticks(atMost: Self.endOnCount), [])
            return
        }
        ticks = scale.ticks(atMost: max(Int(edge.length / Self.lengthPerLabel), Self.smallestCount)) { ticks in
            let labels = ticks.map { Self.label($0, along: edge, on: canvas) }
            return zip(labels, labels.dropFirst()).allSatisfy { !$0.box.isNear($1.box, within: Self.labelGap) }
        }
        labels = ticks.map { Self.label($0, along: edge, on: canvas) }.filter { label in
            !standing.contains { $0.isNear(label.box, within: Self.labelGap) }
        }
    }

    /// Puts the title beyond the labels, upright beside an edge that is nearly so.
    mutating func addTitle(_ text: String, avoiding standing: [Rectangle], on canvas: Canvas) {
        guard let edge, !text.isEmpty else { return }
        let isUpward = abs(edge.outward.x) > 0.9
        let width = isUpward ? canvas.bounds.height * 0.6 : canvas.bounds.width * 0.4
        let block = canvas.block(text, Theme.axisTitle, width: width, alignment: .center)
        let start = edge.middle.moved(by: Self.markLength, along: edge.outward)
        var title = Self.standing(block, from: start, edge, isUpward: isUpward)
        let obstacles = standing + band
        // Each step leads further away from the cube, so that a free place comes.
        while obstacles.contains(where: { $0.isNear(title.box, within: Self.titleGap) }) {
            title.center = title.center.moved(by: 1, along: edge.outward)
        }
        self.title = title
    }

    var boxes: [Rectangle] { labels.map(\.box) + (title.map { [$0.box] } ?? []) }

    func draw(on canvas: Canvas) {
        if let edge {
            canvas.line([edge.first, edge.last], Theme.axis, width: Theme.thinLineWidth)
            for tick in ticks {
                let mark = edge.mark(at: tick.place, length: Self.markLength)
                canvas.line(mark, Theme.axis, width: Theme.thinLineWidth)
            }
        }
        for label in labels { label.draw(on: canvas) }
        title?.draw(on: canvas)
    }

    /// The room from the first label to the last, so that no title stands in their row.
    private var band: [Rectangle] {
        zip(labels, labels.dropFirst()).flatMap { label, next in
            [0.25, 0.5, 0.75].map { share in
                let way = label.center.vector(to: next.center)
                return Rectangle(center: label.center.moved(by: share, along: way), size: label.box.size)
            }
        }
    }

    private static func label(_ tick: Tick, along edge: CubeEdge, on canvas: Canvas) -> StandingText {
        let end = edge.mark(at: tick.place, length: markLength).last ?? edge.middle
        return standing(canvas.block(tick.label, Theme.tick), from: end, edge)
    }

    /// A text that begins a little further out than a point.
    private static func standing(
        _ block: TextBlock, from point: Point, _ edge: CubeEdge, isUpward: Bool = false
    ) -> StandingText {
        var text = StandingText(block: block, center: point, isUpward: isUpward)
        text.center = point.moved(by: Theme.gap + text.reach(along: edge.outward), along: edge.outward)
        return text
    }
}
