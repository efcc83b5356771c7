/// The bins by which values of any size are counted: four for each doubling of the magnitude, of equal width, from 2^-32 to
/// 2^64, on either side of a bin for what is nearer to zero.
///
/// The edges are the same for all values and moments, so that nothing need be known before. What is beyond the last edge
/// counts in the last bin, which has no outer end; what is no number in none.
///
/// | bins | values |
/// |---|---|
/// | 0 to 383 | from -2^64 up to -2^-32 |
/// | 384 | nearer to zero than 2^-32 |
/// | 385 to 768 | from 2^-32 up to 2^64 |
public enum ValueBins {
    /// How many bins there are.
    public static let count = 2 * sideCount + 1
    /// The bin of zero.
    public static let zero = sideCount
    /// The edges of all bins, from the lowest: one more than there are bins.
    public static let edges = (0...sideCount).reversed().map { -edge($0) } + (0...sideCount).map(edge)

    /// Where the last bin begins, which holds all that is greater.
    public static let openEdge = edges[count - 1]

    /// Adds the values to the counts of each bin.
    ///
    /// - Precondition: There is a count for each bin.
    public static func add(_ values: UnsafeBufferPointer<Float>, to counts: UnsafeMutableBufferPointer<Int32>) {
        precondition(counts.count == count, "\(counts.count) counts for \(count) bins")
        guard let first = values.baseAddress else { return }
        // Neighbours are often in the same bin, whose count would have to be written before it is read again: four tables take
        // turns. Each has one more place, for what is no number.
        let (tableCount, stride) = (4, count + 1)
        let (zero, last, firstPlace) = (Int32(zero), Int32(sideCount), Int32(firstPlace) - 1)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: tableCount * stride) { tables in
            guard let table = tables.baseAddress else { return }
            tables.initialize(repeating: 0)
            for index in 0..<values.count {
                // A float's exponent and the first two digits of its significand lead its bits.
                let bits = first[index].bitPattern
                let magnitude = bits & 0x7FFF_FFFF
                let step = min(max(Int32(truncatingIfNeeded: magnitude >> 21) &- firstPlace, 0), last)
                let sign = Int32(bitPattern: bits) >> 31
                let bin = magnitude > 0x7F80_0000 ? 2 &* zero &+ 1 : zero &+ ((step ^ sign) &- sign)
                table[(index & 3) &* stride &+ Int(bin)] &+= 1
            }
            for bin in counts.indices {
                for number in 0..<tableCount { counts[bin] += table[number * stride + bin] }
            }
        }
    }

    /// The lower edge of the bin that is `step` places from the smallest magnitude.
    private static func edge(_ step: Int) -> Double {
        let (octave, part) = step.quotientAndRemainder(dividingBy: octaveParts)
        let power = Double(sign: .plus, exponent: smallestExponent + octave, significand: 1)
        return power * (1 + Double(part) / Double(octaveParts))
    }

    private static let octaveParts = 4
    private static let smallestExponent = -32
    private static let sideCount = 96 * octaveParts
    /// A float's exponent is kept with 127 added.
    private static let firstPlace = (127 + smallestExponent) * octaveParts
}
