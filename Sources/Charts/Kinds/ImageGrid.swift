/// Grey images side by side, each with a caption; enlarged ones show their pixels as squares.
///
/// ```swift
/// let ramp = (0..<64).map { UInt8($0 * 4) }
/// let grid = ImageGrid(
///     title: "Two images with their answers",
///     items: [
///         ImageGrid.Item(pixels: ramp, width: 8, height: 8, caption: "7 → 7 (99.8 %)", verdict: .correct),
///         ImageGrid.Item(pixels: ramp.reversed(), width: 8, height: 8, caption: "5 → 6 (61.3 %)", verdict: .wrong),
///     ],
///     columnCount: 2)
/// ```
public struct ImageGrid: Chart, Equatable {
    /// Whether the answer that an image got is right.
    public enum Verdict: Equatable, Sendable {
        case correct, wrong
    }

    /// A grey image with what is written below it.
    public struct Item: Equatable, Sendable {
        /// The rows from the top, one after the other; 0 is black, 255 white.
        public var pixels: [UInt8]
        /// The number of pixels in a row.
        public var width: Int
        /// The number of rows.
        public var height: Int
        /// What is written below the image.
        public var caption: String?
        /// Whether the answer is right.
        public var verdict: Verdict?

        /// An image.
        /// - Parameters:
        ///   - pixels: The rows from the top, one after the other; 0 is black, 255 white.
        ///   - width: The number of pixels in a row.
        ///   - height: The number of rows.
        ///   - caption: What is written below the image.
        ///   - verdict: Whether the answer is right; shown by a mark, a word and a colour.
        public init(pixels: [UInt8], width: Int, height: Int, caption: String? = nil, verdict: Verdict? = nil) {
            self.pixels = pixels
            self.width = width
            self.height = height
            self.caption = caption
            self.verdict = verdict
        }
    }

    /// The headline.
    public var title: String
    /// The images, row by row.
    public var items: [Item]
    /// The number of images in a row.
    public var columnCount: Int
    /// What each row shows, written on its left.
    public var rowNames: [String]

    /// A grid of images; a single image with a title is a grid of one.
    /// - Parameters:
    ///   - title: The headline.
    ///   - items: The images, row by row.
    ///   - columnCount: The number of images in a row.
    ///   - rowNames: What each row shows, written on its left; none or one per row.
    public init(title: String, items: [Item], columnCount: Int, rowNames: [String] = []) {
        self.title = title
        self.items = items
        self.columnCount = columnCount
        self.rowNames = rowNames
    }

    /// Draws the chart with all of its labels inside `area`.
    public func draw(on canvas: Canvas, in area: Rectangle) throws {
        try checkCounts()
        let header = Header(title, in: area, on: canvas)
        let layout = try ImageGridLayout(self, in: header.rest, on: canvas)
        header.draw(on: canvas)
        for (index, item) in items.enumerated() {
            draw(item, captions: layout.captions[index], in: layout.box(of: index), on: canvas)
        }
        for (row, name) in layout.rowNames.enumerated() {
            canvas.draw(name, at: layout.placeOfName(row: row), .right)
        }
        if items.isEmpty {
            canvas.draw(
                canvas.block("no images", Theme.axisTitle.with(Theme.quietInk)), at: header.rest.center, .center)
        }
    }

    var rowCount: Int { (items.count + max(columnCount, 1) - 1) / max(columnCount, 1) }

    private func checkCounts() throws {
        for item in items where item.width <= 0 || item.height <= 0 || item.pixels.count != item.width * item.height {
            throw ChartError.countMismatch(
                title: title, what: "pixels in an image of \(item.width) x \(item.height)",
                expected: max(item.width, 0) * max(item.height, 0), found: item.pixels.count)
        }
        guard rowNames.isEmpty || rowNames.count == rowCount else {
            throw ChartError.countMismatch(title: title, what: "row names", expected: rowCount, found: rowNames.count)
        }
    }

    private func draw(_ item: Item, captions: [TextBlock], in box: Rectangle, on canvas: Canvas) {
        let size = canvas.wholeSize(width: item.width, height: item.height, within: box.width)
        let corner = Point(box.center.x - size.width / 2, box.center.y - size.height / 2)
        let image = Rectangle(origin: corner, size: size)
        let isWrong = item.verdict == .wrong
        canvas.fill(
            image.inset(by: isWrong ? -Theme.wrongFrameWidth : -0.5), isWrong ? Theme.colour(.wrong) : Theme.axis)
        canvas.draw(grey: item.pixels, width: item.width, height: item.height, in: image)
        var top = box.bottom + Theme.gap
        for caption in captions {
            canvas.draw(caption, at: Point(box.center.x, top), .top)
            top += caption.size.height
        }
    }
}

extension ImageGrid.Verdict {
    /// The mark and the word, for those who do not see the colour.
    var text: String {
        switch self {
        case .correct: "✓ right"
        case .wrong: "✗ wrong"
        }
    }

    var style: TextStyle {
        let colour = Theme.colour(self == .correct ? .correct : .wrong)
        return TextStyle(size: Theme.caption.size, isBold: true, colour: colour.mixed(with: Theme.ink, share: 0.35))
    }
}
