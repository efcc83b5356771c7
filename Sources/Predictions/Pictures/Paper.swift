/// The background of a picture: a smooth surface of shades with the noise around it.
///
/// A surface of second degree follows light that comes from one side, and a picture that darkens towards its corners.
/// It starts at what the border mostly is and is fitted again and again to the pixels that are near it, so that ink,
/// which is far from it, does not count.
struct Paper {
    /// How far a pixel of the paper may be from the surface, in shades.
    let tolerance: Float
    private let surface: QuadraticSurface

    private static let fits = 8
    private static let sampleCount = 40_000
    private static let smallestTolerance: Float = 2
    private static let deviations: Float = 3

    init(of shades: Raster) {
        let samples = Self.samples(of: shades)
        let middle = shades.border.median
        var surface = QuadraticSurface(constant: Double(middle), width: shades.width, height: shades.height)
        var tolerance = Self.tolerance(of: shades.border.map { $0 - middle })
        for _ in 0..<Self.fits {
            let near = samples.filter { abs($0.shade - surface[$0.column, $0.row]) <= tolerance }
            surface = surface.fitted(to: near)
            tolerance = Self.tolerance(of: near.map { $0.shade - surface[$0.column, $0.row] })
        }
        (self.surface, self.tolerance) = (surface, tolerance)
    }

    /// How much each pixel is lighter (positive) or darker (negative) than the paper.
    func differences(of shades: Raster) -> Raster {
        var differences = shades
        for row in 0..<shades.height {
            for column in 0..<shades.width {
                differences.values[row * shades.width + column] -= surface[column, row]
            }
        }
        return differences
    }

    /// Three standard deviations, told by the median so that outliers do not count.
    private static func tolerance(of deviations: [Float]) -> Float {
        max(smallestTolerance, self.deviations * 1.4826 * deviations.map(abs).median)
    }

    /// Pixels from all over the picture, not more than the fit needs.
    private static func samples(of shades: Raster) -> [QuadraticSurface.Sample] {
        let step = max(1, Int((Double(shades.values.count) / Double(sampleCount)).squareRoot()))
        return stride(from: 0, to: shades.height, by: step).flatMap { row in
            stride(from: 0, to: shades.width, by: step).map { column in
                QuadraticSurface.Sample(column: column, row: row, shade: shades[column, row])
            }
        }
    }
}
