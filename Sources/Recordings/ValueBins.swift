/// The bins by which values of any size are counted: four for each doubling of the magnitude, of equal width, from 2^-32 to
/// 2^8, on either side of a bin for what is nearer to zero.
///
/// The edges are the same for all values and moments, so that nothing need be known before. What is beyond the last edge
/// counts in the last bin; what is no number in none.
///
/// | bins | values |
/// |---|---|
/// | 0 to 159 | from -256 up to -2^-32 |
/// | 160 | nearer to zero than 2^-32 |
/// | 161 to 320 | from 2^-32 up to 256 |
public enum ValueBins {
    /// How many bins there are.
    public static let count = 2 * sideCount + 1
    /// The bin of zero.
    public static let zero = sideCount
    /// The edges of all bins, from the lowest: one more than there are bins.
    public static let edges = (0...sideCount).reversed().map { -edge($0) } + (0...sideCount).map(edge)

    /// How many of the values are in each bin.
    public static func counts(of values: UnsafeBufferPointer<Float>) -> [Int32] {
        var counts = Array(repeating: Int32(0), count: count)
        counts.withUnsafeMutableBufferPointer { counts in
            for value in values {
                if let bin = bin(of: value) { counts[bin] += 1 }
            }
        }
        return counts
    }

    /// The bin of a value: exponent and first two digits of the significand, as they stand in its bits.
    private static func bin(of value: Float) -> Int? {
        let magnitude = value.bitPattern & 0x7FFF_FFFF
        guard magnitude <= Float.infinity.bitPattern else { return nil }
        let place = Int(magnitude >> 21) - firstPlace
        guard place >= 0 else { return zero }
        let step = min(place, sideCount - 1) + 1
        return value.sign == .minus ? zero - step : zero + step
    }

    /// The lower edge of the bin that is `step` places from the smallest magnitude.
    private static func edge(_ step: Int) -> Double {
        let (octave, part) = step.quotientAndRemainder(dividingBy: octaveParts)
        let power = Double(sign: .plus, exponent: smallestExponent + octave, significand: 1)
        return power * (1 + Double(part) / Double(octaveParts))
    }

    private static let octaveParts = 4
    private static let smallestExponent = -32
    private static let sideCount = 40 * octaveParts
    /// A float's exponent is kept with 127 added.
    private static let firstPlace = (127 + smallestExponent) * octaveParts
}
