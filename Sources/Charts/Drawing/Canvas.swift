import CCairo
import CPango

/// A white surface to draw on, in points; texts are remembered with the place that they took.
public final class Canvas {
    /// A text and the rectangle that it covers.
    package struct PlacedText: Equatable {
        package let text: String
        package let box: Rectangle
    }

    static let largestSide = 16384

    /// The whole surface.
    public let bounds: Rectangle
    /// The texts drawn so far.
    package private(set) var placedTexts: [PlacedText] = []

    let scale: Double
    let context: OpaquePointer
    private let surface: OpaquePointer
    private let typesetter: Typesetter

    /// An empty canvas.
    /// - Parameters:
    ///   - size: Its width and height in points.
    ///   - scale: How many pixels a point is wide and high.
    ///   - font: The font of all text.
    /// - Throws: ``ChartError`` if the size is not usable or a font file is missing.
    public init(size: Size, scale: Int = 2, font: ChartFont = .dejaVuSans) throws {
        let (width, height) = (size.width * Double(scale), size.height * Double(scale))
        let sides = 1...Double(Self.largestSide)
        guard scale > 0, sides.contains(width), sides.contains(height) else {
            throw ChartError.unusableSize(size, scale: scale)
        }
        typesetter = try Typesetter(font: font, scale: Double(scale))
        surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width.rounded()), Int32(height.rounded()))
        context = cairo_create(surface)
        bounds = Rectangle(origin: Point(0, 0), size: size)
        self.scale = Double(scale)
        try check("make a surface")
        fill(bounds.inset(by: -1), Theme.paper)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// What has been drawn, as a picture with the given text chunks.
    /// - Throws: ``ChartError/drawingFailed(operation:reason:)``
    public func picture(texts: [String: String]) throws -> PNGImage {
        cairo_surface_flush(surface)
        try check("draw")
        guard let data = cairo_image_surface_get_data(surface) else {
            throw ChartError.drawingFailed(operation: "read its surface", reason: "there are no pixels")
        }
        let (width, height) = (
            Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
        )
        let stride = Int(cairo_image_surface_get_stride(surface))
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * 3)
        for row in 0..<height {
            for column in 0..<width {
                let pixel = UnsafeRawPointer(data + row * stride + 4 * column).load(as: UInt32.self)
                pixels.append(UInt8(truncatingIfNeeded: pixel >> 16))
                pixels.append(UInt8(truncatingIfNeeded: pixel >> 8))
                pixels.append(UInt8(truncatingIfNeeded: pixel))
            }
        }
        return PNGImage(width: width, height: height, channels: .rgb, pixels: pixels, texts: texts)
    }

    private func check(_ operation: String) throws {
        let status = cairo_status(context)
        guard status != CAIRO_STATUS_SUCCESS else { return }
        throw ChartError.drawingFailed(operation: operation, reason: String(cString: cairo_status_to_string(status)))
    }
}

// Text.
extension Canvas {
    /// Where a text stands relative to the point at which it is drawn.
    enum Anchor {
        case topLeft, top, topRight, left, center, right, bottom
    }

    /// A text in lines of at most `width` points.
    func block(
        _ text: String, _ style: TextStyle, width: Double? = nil, alignment: TextBlock.Alignment = .left
    ) -> TextBlock {
        typesetter.block(text, style, width: width, alignment: alignment)
    }

    /// Draws a text from left to right, if wanted on a patch of its own that hides the grid.
    func draw(_ block: TextBlock, at point: Point, _ anchor: Anchor = .topLeft, background: Colour? = nil) {
        let corner = anchor.corner(of: block.size, at: point)
        let box = Rectangle(origin: corner, size: block.size)
        if let background { fill(box, background) }
        show(block, corner: corner, box: box, isUpward: false)
    }

    /// Draws a text that reads upwards, with its middle at `center`.
    func drawUpward(_ block: TextBlock, center: Point) {
        let size = Size(block.size.height, block.size.width)
        let box = Rectangle(origin: Point(center.x - size.width / 2, center.y - size.height / 2), size: size)
        show(block, corner: Point(box.left, box.bottom), box: box, isUpward: true)
    }

    private func show(_ block: TextBlock, corner: Point, box: Rectangle, isUpward: Bool) {
        guard !block.text.isEmpty else { return }
        placedTexts.append(PlacedText(text: block.text, box: box))
        cairo_save(context)
        defer { cairo_restore(context) }
        setSource(block.colour)
        cairo_translate(context, (corner.x * scale).rounded(), (corner.y * scale).rounded())
        var quarterTurn = cairo_matrix_t(xx: 0, yx: -1, xy: 1, yy: 0, x0: 0, y0: 0)
        if isUpward { cairo_transform(context, &quarterTurn) }
        cairo_move_to(context, -block.origin.x, -block.origin.y)
        pango_cairo_show_layout(context, block.layout)
    }
}

extension Canvas.Anchor {
    fileprivate func corner(of size: Size, at point: Point) -> Point {
        let x =
            switch self {
            case .topLeft, .left: point.x
            case .top, .center, .bottom: point.x - size.width / 2
            case .topRight, .right: point.x - size.width
            }
        let y =
            switch self {
            case .topLeft, .top, .topRight: point.y
            case .left, .center, .right: point.y - size.height / 2
            case .bottom: point.y - size.height
            }
        return Point(x, y)
    }
}
