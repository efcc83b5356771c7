extension [Double] {
    /// The middle of the finite numbers; 0 if there are none.
    var median: Double {
        let sorted = filter(\.isFinite).sorted()
        return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
