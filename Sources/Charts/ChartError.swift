/// What can go wrong while a chart is drawn, written or read.
public enum ChartError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A font file cannot be read, so that no text can be drawn.
    case missingFont(path: String, package: String)
    /// The picture cannot hold the chart's own labels without clipping one.
    case tooSmall(title: String, size: Size)
    /// The picture's measures are not numbers of points that can be drawn.
    case unusableSize(Size, scale: Int)
    /// Lists that belong together differ in length.
    case countMismatch(title: String, what: String, expected: Int, found: Int)
    /// Cairo refused an operation.
    case drawingFailed(operation: String, reason: String)
    /// Libpng refused to write or to read a picture.
    case invalidPNG(operation: String, reason: String)

    /// What happened, with the evidence and what to do.
    public var description: String {
        switch self {
        case .missingFont(let path, let package):
            "The font file \(path) cannot be read, so charts have no letters. "
                + "Install it with: apt-get install \(package)"
        case .tooSmall(let title, let size):
            "The chart \"\(title)\" does not fit into \(size) points with all of its labels. "
                + "Give it a larger size or shorter labels."
        case .unusableSize(let size, let scale):
            "A picture of \(size) points at scale \(scale) cannot be drawn. "
                + "Use positive measures that give at most \(Canvas.largestSide) pixels a side."
        case .countMismatch(let title, let what, let expected, let found):
            "The chart \"\(title)\" has \(found) \(what), expected \(expected). Give lists of equal length."
        case .drawingFailed(let operation, let reason):
            "Cairo could not \(operation): \(reason). Check the memory that is free and the size of the picture."
        case .invalidPNG(let operation, let reason):
            "The PNG picture could not be \(operation): \(reason). Check that it is a complete PNG file."
        }
    }
}
