import CCairo

extension Canvas {
    /// An image with more pixels a side is taken for a photograph, whose pixels are not meant to be seen one by one.
    private static let largestSquared = 64

    /// The largest size within a square at which each pixel of an image becomes a square of whole pixels.
    ///
    /// A photograph, and an image with more pixels than the square, fills it.
    func wholeSize(width: Int, height: Int, within side: Double) -> Size {
        let factor = side * scale / Double(max(width, height))
        let whole = factor >= 1 && max(width, height) <= Self.largestSquared ? factor.rounded(.down) : factor
        return Size(Double(width) * whole / scale, Double(height) * whole / scale)
    }

    /// Draws rows of pixels into a rectangle: enlarged, every pixel is a square; reduced, neighbours are averaged.
    ///
    /// The neighbours in a photograph pass into each other either way.
    func draw(_ pixels: [UInt8], _ channels: PNGImage.Channels, width: Int, height: Int, in box: Rectangle) {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else { return }
        defer { cairo_surface_destroy(surface) }
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<height {
            for column in 0..<width {
                let start = (row * width + column) * channels.rawValue
                let pixel = Self.pixel(pixels[start..<start + channels.rawValue])
                UnsafeMutableRawPointer(data + row * stride + 4 * column).storeBytes(of: pixel, as: UInt32.self)
            }
        }
        cairo_surface_mark_dirty(surface)
        show(surface, width: width, height: height, in: box)
    }

    /// The numbers of a pixel as cairo keeps them, with what is transparent laid over white paper.
    private static func pixel(_ channels: ArraySlice<UInt8>) -> UInt32 {
        let first = channels.startIndex
        guard channels.count > 1 else { return UInt32(channels[first]) * 0x01_0101 }
        let alpha = channels.count > 3 ? UInt32(channels[first + 3]) : 255
        func onPaper(_ index: Int) -> UInt32 {
            (UInt32(channels[first + index]) * alpha + 255 * (255 - alpha) + 127) / 255
        }
        return onPaper(0) << 16 | onPaper(1) << 8 | onPaper(2)
    }

    private func show(_ surface: OpaquePointer, width: Int, height: Int, in box: Rectangle) {
        cairo_save(context)
        cairo_translate(context, (box.left * scale).rounded(), (box.top * scale).rounded())
        cairo_scale(context, box.width * scale / Double(width), box.height * scale / Double(height))
        cairo_set_source_surface(context, surface, 0, 0)
        let isSquared = box.width * scale >= Double(width) && max(width, height) <= Self.largestSquared
        cairo_pattern_set_filter(cairo_get_source(context), isSquared ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
        cairo_rectangle(context, 0, 0, Double(width), Double(height))
        cairo_fill(context)
        cairo_restore(context)
    }
}
