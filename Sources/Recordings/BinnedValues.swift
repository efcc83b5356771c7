/// How many values lie in each of ``ValueBins``.
public struct BinnedValues: Sendable, Equatable {
    /// The counts, by bin.
    public let counts: [Int32]

    /// Takes counts.
    ///
    /// - Precondition: There is one for each bin.
    public init(counts: [Int32]) {
        precondition(counts.count == ValueBins.count, "\(counts.count) counts for \(ValueBins.count) bins")
        self.counts = counts
    }

    /// The values of several moments together.
    public init(pooling moments: some Sequence<BinnedValues>) {
        var sums = Array(repeating: 0, count: ValueBins.count)
        for moment in moments {
            for (bin, count) in moment.counts.enumerated() where count != 0 { sums[bin] += Int(count) }
        }
        counts = sums.map { Int32(clamping: $0) }
    }

    /// The share of values that are in the bin of zero; nil if nothing was counted.
    public var shareNearZero: Double? {
        let total = counts.reduce(0) { $0 + Int($1) }
        return total > 0 ? Double(counts[ValueBins.zero]) / Double(total) : nil
    }

    /// The root of the values' mean square, those in the bin of zero taken to be zero; nil if nothing was counted.
    public var rootMeanSquare: Double? {
        let total = counts.reduce(0) { $0 + Int($1) }
        guard total > 0 else { return nil }
        let squares = zip(counts, ValueBins.edges.indices).reduce(0.0) { sum, item in
            let (count, bin) = item
            guard count > 0, bin != ValueBins.zero else { return sum }
            let (lower, upper) = (ValueBins.edges[bin], ValueBins.edges[bin + 1])
            return sum + Double(count) * (lower * lower + lower * upper + upper * upper) / 3
        }
        return (squares / Double(total)).squareRoot()
    }

    /// The values below which the given shares lie, from 0 for the least to 1 for the greatest; nil if nothing was counted.
    ///
    /// Within a bin the values are taken to be evenly spaced, so that they are right to a bin's width; one beyond
    /// ``ValueBins/openEdge`` may be greater still.
    public func quantiles(_ shares: [Double]) -> [Double]? {
        Self.quantiles(
            shares,
            of: zip(counts, ValueBins.edges.indices).map { count, bin in
                (
                    Int(count), bin == ValueBins.zero ? 0 : ValueBins.edges[bin],
                    bin == ValueBins.zero ? 0 : ValueBins.edges[bin + 1]
                )
            })
    }

    /// The same of the magnitudes of those values that are not in the bin of zero; nil if all are.
    public func magnitudeQuantiles(_ shares: [Double]) -> [Double]? {
        let zero = ValueBins.zero
        let sides = (1...zero).map { step in
            (
                Int(counts[zero - step]) + Int(counts[zero + step]), ValueBins.edges[zero + step],
                ValueBins.edges[zero + step + 1]
            )
        }
        return Self.quantiles(shares, of: sides)
    }

    private static func quantiles(
        _ shares: [Double], of bins: [(count: Int, lower: Double, upper: Double)]
    ) -> [Double]? {
        let total = bins.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        return shares.map { share in
            var rank = share * Double(total - 1)
            for bin in bins where bin.count > 0 {
                if rank < Double(bin.count) {
                    let place = min((rank + 0.5) / Double(bin.count), 1)
                    return bin.lower + place * (bin.upper - bin.lower)
                }
                rank -= Double(bin.count)
            }
            return bins.last { $0.count > 0 }?.upper ?? 0
        }
    }
}
