/// Why a picture cannot be read as a digit.
public enum DigitPictureError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file cannot be opened or read.
    case unreadable(reason: String)
    /// The file has more bytes than are read.
    case tooLarge(limit: Int)
    /// The file is no PNG picture, or a damaged or too large one.
    case notPNG(reason: String)
    /// Nothing in the picture stands out of its background.
    case noInk(contrast: Int)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .tooLarge(let limit): "has more than \(limit >> 20) MB. Make it smaller"
        case .notPNG(let reason):
            "is no picture that can be read: \(reason). Save it as a PNG file of at most 64 megapixels"
        case .noInk(0): "shows no digit: all of its pixels have the same shade"
        case .noInk(let contrast):
            "shows no digit: nothing stands out of its background by more than \(contrast) of 255 shades. "
                + "Write with a darker pen or in better light"
        }
    }
}
