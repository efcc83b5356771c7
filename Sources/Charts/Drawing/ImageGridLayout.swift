/// The measured captions of a grid of images and the largest boxes for the images that leave room for them.
struct ImageGridLayout {
    let captions: [[TextBlock]]
    let rowNames: [TextBlock]
    private let columnCount: Int
    private let side: Double
    private let pitch: Double
    private let origin: Point
    private let rowTops: [Double]

    private static let gap = 12.0
    private static let smallestSide = 14.0
    private static let largestGutter = 0.25

    /// - Throws: ``ChartError/tooSmall(title:size:)`` if the captions leave no room for the images.
    init(_ grid: ImageGrid, in area: Rectangle, on canvas: Canvas) throws {
        let columnCount = max(min(grid.columnCount, grid.items.count), 1)
        let rowNames = grid.rowNames.map { canvas.block($0, Theme.caption, width: area.width * Self.largestGutter) }
        let nameWidth = rowNames.map(\.size.width).max() ?? 0
        let gutter = nameWidth > 0 ? nameWidth + Self.gap : 0
        let room = Size(area.width - gutter, area.height)
        let widest = (room.width + Self.gap) / Double(columnCount)
        let captions = grid.items.map { Self.captions(of: $0, width: widest - Self.gap, on: canvas) }
        let captionHeights = (0..<grid.rowCount).map { row in
            let items = captions[row * columnCount..<min((row + 1) * columnCount, captions.count)]
            return items.filter { !$0.isEmpty }.map { $0.map(\.size.height).reduce(Theme.gap, +) }.max() ?? 0
        }
        let rowCount = Double(max(grid.rowCount, 1))
        let free = room.height - captionHeights.reduce(0, +) - Self.gap * (rowCount - 1) - 2 * Theme.wrongFrameWidth
        let side = Self.wholeSide(of: grid, within: min(widest - Self.gap, free / rowCount), on: canvas)
        guard side >= Self.smallestSide || grid.items.isEmpty else {
            throw ChartError.tooSmall(title: grid.title, size: canvas.bounds.size)
        }
        let widestCaption = captions.joined().map(\.size.width).max() ?? 0
        let pitch = min(widest, max(side, widestCaption) + Self.gap)
        (self.captions, self.rowNames, self.columnCount) = (captions, rowNames, columnCount)
        (self.side, self.pitch) = (side, pitch)
        origin = Point(area.left + gutter, area.top + Theme.wrongFrameWidth)
        rowTops = captionHeights.indices.map { row in
            captionHeights[..<row].reduce(0, +) + Double(row) * (side + Self.gap)
        }
    }

    /// The square for an image.
    func box(of index: Int) -> Rectangle {
        let left = origin.x + Double(index % columnCount) * pitch + (pitch - Self.gap - side) / 2
        return Rectangle(origin: Point(left, origin.y + rowTops[index / columnCount]), size: Size(side, side))
    }

    /// The middle of the right edge of a row's name.
    func placeOfName(row: Int) -> Point {
        Point(box(of: row * columnCount).left - Self.gap, origin.y + rowTops[row] + side / 2)
    }

    /// The side at which the largest image has whole squares for its pixels.
    private static func wholeSide(of grid: ImageGrid, within side: Double, on canvas: Canvas) -> Double {
        let pixelCount = grid.items.map { max($0.width, $0.height) }.max() ?? 1
        return canvas.wholeSize(width: pixelCount, height: pixelCount, within: side).width
    }

    private static func captions(of item: ImageGrid.Item, width: Double, on canvas: Canvas) -> [TextBlock] {
        let caption = item.caption.map { canvas.block($0, Theme.caption, width: width, alignment: .center) }
        let verdict = item.verdict.map { canvas.block($0.text, $0.style, width: width, alignment: .center) }
        return [caption, verdict].compactMap(\.self)
    }
}
