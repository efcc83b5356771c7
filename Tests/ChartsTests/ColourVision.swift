import Charts
import Foundation

/// Usual colour vision and the three kinds of colour blindness.
/// - Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
///   Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009.
enum ColourVision: CaseIterable {
    case usual, protanopia, deuteranopia, tritanopia

    /// The distance of two colours as seen, in CIE 1976 L*a*b*: about 2 can be told apart side by side.
    func distance(_ one: Colour, _ other: Colour) -> Double {
        sqrt(zip(lab(one), lab(other)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +))
    }

    private var matrix: [[Double]] {
        switch self {
        case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        case .deuteranopia:
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        case .tritanopia:
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        }
    }

    private func lab(_ colour: Colour) -> [Double] {
        let linear = [colour.red, colour.green, colour.blue].map { pow(Double($0) / 255, 2.2) }
        let seen = Self.product(matrix, linear).map { min(max($0, 0), 1) }
        let toXYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
        let roots = zip(Self.product(toXYZ, seen), [0.9505, 1, 1.089]).map { value, white in
            value / white > 0.008856 ? cbrt(value / white) : 7.787 * value / white + 16.0 / 116
        }
        return [116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])]
    }

    private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { zip($0, vector).map(*).reduce(0, +) }
    }
}
