public import Recordings

extension BinnedValues {
    /// Counts some values.
    public init(of values: [Float]) {
        var counts = Array(repeating: Int32(0), count: ValueBins.count)
        counts.withUnsafeMutableBufferPointer { counts in
            values.withUnsafeBufferPointer { ValueBins.add($0, to: counts) }
        }
        self.init(counts: counts)
    }
}
