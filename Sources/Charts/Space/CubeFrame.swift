/// The cube with its grid and axes, as large as its labels allow.
struct CubeFrame {
    let perspective: Perspective
    private let cube: Cube
    private let axes: [CubeAxis]

    /// - Parameters:
    ///   - title: The chart's headline, which names it in errors.
    ///   - axes: What is measured along x, y and z.
    ///   - scales: The scale of each axis.
    ///   - viewpoint: Where the viewer stands.
    ///   - tags: What will be drawn in the cube.
    ///   - area: What is left of the chart below its header.
    ///   - canvas: What is drawn on.
    /// - Throws: ``ChartError/tooSmall(title:size:)`` if the labels leave no room for data.
    init(
        title: String, axes: [Axis], scales: [AxisScale], viewpoint: Viewpoint, tags: [SpaceTag], in area: Rectangle,
        on canvas: Canvas
    ) throws {
        var perspective = Perspective(viewpoint)
        let extent = Cube(perspective).bounds
        perspective.scale = min(area.width / extent.width, area.height / extent.height)
        while true {
            let frame = CubeFrame(perspective, axes, scales, on: canvas)
            let (inner, outer) = (frame.cube.bounds, frame.bounds(with: tags))
            guard inner.width >= Theme.smallestPlot.width, inner.height >= Theme.smallestPlot.height else {
                throw ChartError.tooSmall(title: title, size: canvas.bounds.size)
            }
            let room = Size(area.width - outer.width, area.height - outer.height)
            if room.width > -1e-6, room.height > -1e-6 {
                perspective.origin = outer.center.vector(to: area.center)
                self = CubeFrame(perspective, axes, scales, on: canvas)
                return
            }
            // The smaller cube may have fewer ticks and so other labels: try again.
            let share = min(1 + room.width / inner.width, 1 + room.height / inner.height)
            perspective.scale *= min(max(share, 0.5), 0.99)
        }
    }

    private init(_ perspective: Perspective, _ axes: [Axis], _ scales: [AxisScale], on canvas: Canvas) {
        let cube = Cube(perspective)
        (self.perspective, self.cube) = (perspective, cube)
        self.axes = Self.placed(axes, scales, on: cube, canvas)
    }

    /// The axes with all labels, and then the titles around them.
    private static func placed(_ axes: [Axis], _ scales: [AxisScale], on cube: Cube, _ canvas: Canvas) -> [CubeAxis] {
        var placed: [CubeAxis] = []
        for (number, scale) in scales.enumerated() {
            let standing = placed.flatMap(\.boxes)
            placed.append(CubeAxis(scale, along: cube.labelledEdge(of: number), avoiding: standing, on: canvas))
        }
        for (number, axis) in axes.enumerated() {
            placed[number].addTitle(axis.label, avoiding: placed.flatMap(\.boxes), on: canvas)
        }
        return placed
    }

    /// Draws the panes behind the data, on which the data come next, and the axes.
    func draw(on canvas: Canvas) {
        let panes = (0..<3).map(cube.pane)
        for (pane, colour) in zip(panes, [Theme.emptyCell, Theme.emptyCell, Theme.minorGrid]) {
            canvas.fill(pane, colour, opacity: 1)
        }
        for (number, axis) in axes.enumerated() {
            for line in axis.ticks.flatMap({ cube.gridLines(axis: number, at: $0.place) }) {
                canvas.line(line, Theme.grid, width: Theme.thinLineWidth)
            }
        }
        for pane in panes { canvas.line(pane + pane.prefix(1), Theme.paneEdge, width: Theme.thinLineWidth) }
        for axis in axes { axis.draw(on: canvas) }
    }

    /// Says in the cube's middle that there is nothing to draw.
    func drawEmptiness(on canvas: Canvas) {
        let block = canvas.block("no data", Theme.axisTitle.with(Theme.quietInk))
        canvas.draw(block, at: cube.bounds.center, .center)
    }

    private func bounds(with tags: [SpaceTag]) -> Rectangle {
        ([cube.bounds] + axes.flatMap(\.boxes) + tags.map { $0.box(in: perspective) }).bounds
    }
}
