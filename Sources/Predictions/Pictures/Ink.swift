/// What stands out of the paper: how strongly each pixel is covered, whether the ink is darker or lighter.
struct Ink {
    /// How far each pixel is from the paper in the direction of the ink; 0 or more.
    let strengths: Raster
    /// From here on a pixel belongs to the ink for certain.
    let core: Float
    /// From here on a pixel belongs to the ink if it is next to some.
    let edge: Float

    /// The least contrast of ink, in shades and in tolerances of the paper.
    private static let leastContrast: Float = 12
    private static let leastTolerances: Float = 1.5
    private static let edgeShare: Float = 0.3

    /// - Throws: ``DigitPictureError/noInk(contrast:)`` when nothing stands out.
    init(of shades: Raster) throws(DigitPictureError) {
        let paper = Paper(of: shades)
        let differences = paper.differences(of: shades)
        let sign: Float = Self.isLighter(differences, beyond: paper.tolerance) ? 1 : -1
        let distances = differences.values.map { max(0, sign * $0) }
        let covered = distances.filter { $0 > paper.tolerance }
        let core = otsuThreshold(of: covered)
        let contrast = covered.filter { $0 >= core }.median
        guard contrast >= max(Self.leastContrast, Self.leastTolerances * paper.tolerance) else {
            throw .noInk(contrast: Int((distances.max() ?? 0).rounded(.up)))
        }
        self.core = core
        edge = max(paper.tolerance, Self.edgeShare * contrast)
        strengths = Raster(width: shades.width, height: shades.height, values: distances)
    }

    /// Large differences decide, because ink is further from its paper than stains and shadows are.
    private static func isLighter(_ differences: Raster, beyond tolerance: Float) -> Bool {
        differences.values.reduce(0.0) { abs($1) > tolerance ? $0 + Double($1 * abs($1)) : $0 } > 0
    }
}
