public import Charts

/// A picture of a digit, made into what MNIST's images are.
///
/// The paper is removed and the ink turned to light on dark; the digit is scaled to 20 pixels and centred by its mass
/// in 28 x 28. Lines that are much thinner than MNIST's are thickened before.
/// - Source: the recipe of MNIST's own images (Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten
///   digits"): longer side 20 pixels, aspect kept, grey levels by averaging, centre of mass in the middle of the frame.
public struct DigitPicture: Equatable, Sendable {
    /// The width and height of what the network sees.
    public static let side = DigitFrame.side

    /// The picture on its paper; a large one reduced.
    public let picture: PNGImage
    /// Where the digit is in ``picture``.
    public let crop: PixelArea
    /// What the network sees, 0 (no ink) to 255.
    ///
    /// - Shapes: `[28, 28]`.
    public let pixels: [UInt8]

    private static let largestSide = 1600

    /// Finds the digit in a picture of any size, in grey or in colour, dark on light or light on dark.
    ///
    /// - Throws: ``DigitPictureError/noInk(contrast:)`` when nothing stands out of the background.
    public init(_ original: PNGImage) throws(DigitPictureError) {
        let reduced = original.reduced(toSide: Self.largestSide)
        let picture = reduced.laid(over: reduced.paperUnderneath)
        let shades = picture.grey().pixels.map { Float($0) }
        let ink = try Ink(of: Raster(width: picture.width, height: picture.height, values: shades))
        let strokes = DigitStrokes(among: InkStroke.all(in: ink), of: ink.strengths)
        guard let crop = strokes.box else { throw .noInk(contrast: 0) }
        let radius = strokes.thickening(in: ink.strengths, toSide: DigitFrame.digitSide)
        let digit = strokes.cleared(ink.strengths).thickened(at: strokes.places, by: radius)
            .scaled(crop.grown(by: radius, inside: picture), toSide: DigitFrame.digitSide)
        (self.picture, self.crop, pixels) = (picture, crop, DigitFrame.bytes(of: digit))
    }
}

extension PixelArea {
    /// The area with so many pixels more on each side, as far as the picture goes.
    fileprivate func grown(by margin: Int, inside picture: PNGImage) -> PixelArea {
        PixelArea(
            columns: max(columns.lowerBound - margin, 0)..<min(columns.upperBound + margin, picture.width),
            rows: max(rows.lowerBound - margin, 0)..<min(rows.upperBound + margin, picture.height))
    }
}
