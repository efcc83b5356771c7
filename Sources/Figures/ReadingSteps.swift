public import Datasets

/// How a classifier goes through an image: in how many steps, and of how many pixels each.
public struct ReadingSteps {
    /// The number of steps.
    public let count: Int
    /// The number of pixels that are read at each step.
    public let pixelCount: Int
    /// Whether a step is a row of the image.
    public let isByRow: Bool

    /// So many steps through images of a size.
    public init(count: Int, through images: LabeledImages) {
        self.count = count
        pixelCount = images.pixelCount / max(1, count)
        isByRow = pixelCount == images.columnCount
    }

    /// What a step is called.
    public var name: String { isByRow ? "row" : "step" }

    /// How the network reads, as a sentence.
    public var sentence: String {
        let numbers = "\(pixelCount) \(pixelCount == 1 ? "number" : "numbers")"
        if isByRow { return "The network reads it row by row: \(count) steps of \(numbers)." }
        return count == 1
            ? "The network reads it at once: one step of \(numbers)."
            : "The network reads it in \(count) steps of \(numbers), row after row."
    }
}
