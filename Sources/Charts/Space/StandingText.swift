/// A text with its place in the picture.
struct StandingText {
    let block: TextBlock
    var center: Point
    var isUpward = false

    private var size: Size { isUpward ? Size(block.size.height, block.size.width) : block.size }
    var box: Rectangle { Rectangle(center: center, size: size) }

    /// The distance in a direction from the text's middle to where its box ends.
    func reach(along direction: Point) -> Double {
        abs(direction.x) * size.width / 2 + abs(direction.y) * size.height / 2
    }

    func draw(on canvas: Canvas) {
        if isUpward {
            canvas.drawUpward(block, center: center)
        } else {
            canvas.draw(block, at: center, .center)
        }
    }
}
