/// The look of a piece of text, whose size is in points.
struct TextStyle: Equatable {
    var size: Double
    var isBold = false
    var colour = Theme.ink

    /// The style in another colour.
    func with(_ colour: Colour) -> TextStyle {
        TextStyle(size: size, isBold: isBold, colour: colour)
    }
}
