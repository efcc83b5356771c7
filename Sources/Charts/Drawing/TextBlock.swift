import CPango

/// A text that is set and measured, ready to be drawn.
final class TextBlock {
    enum Alignment {
        case left, center
    }

    let text: String
    let colour: Colour
    /// The room that the text takes up in points: its lines with their ascents and descents.
    let size: Size
    let layout: OpaquePointer?
    /// Where the lines begin inside pango's own box, in pixels; a narrow centered text does not begin at 0.
    let origin: (x: Double, y: Double)

    init(layout: OpaquePointer?, text: String, colour: Colour, scale: Double) {
        var (ink, logical) = (PangoRectangle(), PangoRectangle())
        pango_layout_get_pixel_extents(layout, &ink, &logical)
        let left = min(ink.x, logical.x)
        let top = min(ink.y, logical.y)
        let right = max(ink.x + ink.width, logical.x + logical.width)
        let bottom = max(ink.y + ink.height, logical.y + logical.height)
        self.layout = layout
        self.text = text
        self.colour = colour
        self.size = Size(Double(right - left) / scale, Double(bottom - top) / scale)
        self.origin = (Double(left), Double(top))
    }

    deinit {
        g_object_unref(layout.map { UnsafeMutableRawPointer($0) })
    }
}
