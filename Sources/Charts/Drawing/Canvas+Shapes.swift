import CCairo

// Shapes. Cairo works in pixels here, so that every place is multiplied by the scale once.
extension Canvas {
    func setSource(_ colour: Colour, opacity: Double = 1) {
        cairo_set_source_rgba(
            context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255, opacity)
    }

    /// Fills a rectangle whose sides are moved to the nearest pixel.
    func fill(_ rectangle: Rectangle, _ colour: Colour) {
        let (left, top) = ((rectangle.left * scale).rounded(), (rectangle.top * scale).rounded())
        let (right, bottom) = ((rectangle.right * scale).rounded(), (rectangle.bottom * scale).rounded())
        setSource(colour)
        cairo_rectangle(context, left, top, right - left, bottom - top)
        cairo_fill(context)
    }

    /// Draws a horizontal line as a row of whole pixels, `width` points thick.
    func rule(y: Double, from left: Double, to right: Double, _ colour: Colour, width: Double = 1) {
        let top = ((y - width / 2) * scale).rounded() / scale
        fill(Rectangle(left: left, top: top, right: right, bottom: top + width), colour)
    }

    /// Draws a vertical line as a column of whole pixels, `width` points thick.
    func rule(x: Double, from top: Double, to bottom: Double, _ colour: Colour, width: Double = 1) {
        let left = ((x - width / 2) * scale).rounded() / scale
        fill(Rectangle(left: left, top: top, right: left + width, bottom: bottom), colour)
    }

    /// Draws the four sides of a rectangle, inside it.
    func frame(_ rectangle: Rectangle, _ colour: Colour, width: Double = 1) {
        let middle = rectangle.inset(by: width / 2)
        rule(y: middle.top, from: rectangle.left, to: rectangle.right, colour, width: width)
        rule(y: middle.bottom, from: rectangle.left, to: rectangle.right, colour, width: width)
        rule(x: middle.left, from: rectangle.top, to: rectangle.bottom, colour, width: width)
        rule(x: middle.right, from: rectangle.top, to: rectangle.bottom, colour, width: width)
    }

    /// Draws a line through the points; a single point becomes a dot.
    func line(_ points: [Point], _ colour: Colour, width: Double, dash: [Double] = []) {
        guard points.count > 1 else { return points.forEach { disc(at: $0, radius: width, colour) } }
        setSource(colour)
        cairo_set_line_width(context, width * scale)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, dash.isEmpty ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
        cairo_set_dash(context, dash.map { $0 * scale }, Int32(dash.count), 0)
        trace(points)
        cairo_stroke(context)
    }

    /// Fills the area inside the points.
    func fill(_ points: [Point], _ colour: Colour, opacity: Double) {
        setSource(colour, opacity: opacity)
        trace(points)
        cairo_fill(context)
    }

    /// Fills a circle.
    func disc(at center: Point, radius: Double, _ colour: Colour) {
        setSource(colour)
        cairo_new_path(context)
        cairo_arc(context, center.x * scale, center.y * scale, radius * scale, 0, 2 * Double.pi)
        cairo_fill(context)
    }

    /// Draws what `body` draws, but only inside the rectangle.
    func clipped(to area: Rectangle, _ body: () -> Void) {
        cairo_save(context)
        cairo_rectangle(context, area.left * scale, area.top * scale, area.width * scale, area.height * scale)
        cairo_clip(context)
        body()
        cairo_restore(context)
    }

    private func trace(_ points: [Point]) {
        cairo_new_path(context)
        for point in points { cairo_line_to(context, point.x * scale, point.y * scale) }
    }
}
