/// A label in a coloured box that stands at a place in the cube, the larger the nearer it is.
struct SpaceTag {
    let nearness: Double
    private let place: SIMD3<Double>
    private let colour: Colour
    private let text: TextBlock
    private let padding: Double

    private static let textSize = 10.0
    private static let padding = 2.5
    private static let outline = 0.75

    init(_ label: String, at place: SIMD3<Double>, colour: Colour, seenIn perspective: Perspective, on canvas: Canvas) {
        let magnification = perspective.magnification(at: place)
        let style = TextStyle(
            size: max(Self.textSize * magnification, Theme.smallestCell), colour: Theme.legibleColour(on: colour))
        nearness = perspective.nearness(of: place)
        text = canvas.block(label, style)
        padding = Self.padding * magnification
        (self.place, self.colour) = (place, colour)
    }

    /// The room that the tag takes up, with its outline.
    func box(in perspective: Perspective) -> Rectangle {
        let border = 2 * Self.outline
        let size = Size(text.size.width + 2 * padding + border, text.size.height + border)
        return Rectangle(center: perspective.point(of: place), size: size)
    }

    /// Draws the tag with an outline of paper, which keeps it apart from those that it covers.
    func draw(in perspective: Perspective, on canvas: Canvas) {
        let box = box(in: perspective)
        canvas.fill(box, Theme.paper)
        canvas.fill(box.inset(by: Self.outline), colour)
        canvas.draw(text, at: box.center, .center)
    }
}
