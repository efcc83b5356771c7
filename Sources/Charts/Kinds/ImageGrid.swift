/// Images side by side, each with a caption; small ones are enlarged to show their pixels as squares.
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

    /// An image with what is written below it.
    public struct Item: Equatable, Sendable {
        /// The rows from the top, one after the other; 0 is black, 255 white.
        public var pixels: [UInt8]
        /// The numbers that each pixel consists of.
        public var channels: PNGImage.Channels
        /// The number of pixels in a row.
        public var width: Int
        /// The number of rows.
        public var height: Int
        /// What is written below the image.
        public var caption: String?
        /// Whether the answer is right.
        public var verdict: Verdict?
        /// The part of the image that a frame points out.
        public var framed: PixelArea?

        /// A grey image.
        /// - Parameters:
        ///   - pixels: The rows from the top, one after the other; 0 is black, 255 white.
        ///   - width: The number of pixels in a row.
        ///   - height: The number of rows.
        ///   - caption: What is written below the image.
        ///   - verdict: Whether the answer is right; shown by a mark, a word and a colour.
        public init(pixels: [UInt8], width: Int, height: Int, caption: String? = nil, verdict: Verdict? = nil) {
            self.pixels = pixels
            self.channels = .grey
            self.width = width
            self.height = height
            self.caption = caption
            self.verdict = verdict
        }

        /// A picture in grey or in colour.
        /// - Parameters:
        ///   - picture: The picture; what is transparent shows the paper.
        ///   - caption: What is written below the image.
        ///   - framed: The part of the image that a frame points out.
        public init(_ picture: PNGImage, caption: String? = nil, framed: PixelArea? = nil) {
            pixels = picture.pixels
            channels = picture.channels
            width = picture.width
            height = picture.height
            self.caption = caption
            self.framed = framed
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
        for item in items {
            let expected = max(item.width, 0) * max(item.height, 0) * item.channels.rawValue
            guard expected > 0, item.pixels.count == expected else {
                throw ChartError.countMismatch(
                    title: title, what: "pixels in an image of \(item.width) x \(item.height)", expected: expected,
                    found: item.pixels.count)
            }
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
        canvas.draw(item.pixels, item.channels, width: item.width, height: item.height, in: image)
        if let framed = item.framed { drawFrame(around: framed, of: item, in: image, on: canvas) }
        var top = box.bottom + Theme.gap
        for caption in captions {
            canvas.draw(caption, at: Point(box.center.x, top), .top)
            top += caption.size.height
        }
    }

    private func drawFrame(around area: PixelArea, of item: Item, in image: Rectangle, on canvas: Canvas) {
        let (across, down) = (image.width / Double(item.width), image.height / Double(item.height))
        let box = Rectangle(
            left: image.left + Double(area.columns.lowerBound) * across,
            top: image.top + Double(area.rows.lowerBound) * down,
            right: image.left + Double(area.columns.upperBound) * across,
            bottom: image.top + Double(area.rows.upperBound) * down)
        canvas.clipped(to: image) {
            let width = Theme.pointingFrameWidth
            canvas.frame(box.inset(by: -width), Theme.colour(.prediction), width: width)
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
