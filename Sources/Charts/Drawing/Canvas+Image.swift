import CCairo

extension Canvas {
    /// The largest size within a square at which each pixel of an image becomes a square of whole pixels.
    ///
    /// An image with more pixels than the square fills it.
    func wholeSize(width: Int, height: Int, within side: Double) -> Size {
        let factor = side * scale / Double(max(width, height))
        let whole = factor >= 1 ? factor.rounded(.down) : factor
        return Size(Double(width) * whole / scale, Double(height) * whole / scale)
    }

    /// Draws grey rows into a rectangle: enlarged, every pixel is a square; reduced, neighbours are averaged.
    func draw(grey pixels: [UInt8], width: Int, height: Int, in box: Rectangle) {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else { return }
        defer { cairo_surface_destroy(surface) }
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<height {
            for column in 0..<width {
                let shade = UInt32(pixels[row * width + column])
                let pixel = shade << 16 | shade << 8 | shade
                UnsafeMutableRawPointer(data + row * stride + 4 * column).storeBytes(of: pixel, as: UInt32.self)
            }
        }
        cairo_surface_mark_dirty(surface)
        cairo_save(context)
        cairo_translate(context, (box.left * scale).rounded(), (box.top * scale).rounded())
        cairo_scale(context, box.width * scale / Double(width), box.height * scale / Double(height))
        cairo_set_source_surface(context, surface, 0, 0)
        let isEnlarged = box.width * scale >= Double(width)
        cairo_pattern_set_filter(cairo_get_source(context), isEnlarged ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
        cairo_rectangle(context, 0, 0, Double(width), Double(height))
        cairo_fill(context)
        cairo_restore(context)
    }
}
