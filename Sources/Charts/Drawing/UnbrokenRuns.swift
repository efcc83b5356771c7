extension Array {
    /// The stretches of elements between nils.
    func unbrokenRuns<Wrapped>() -> [[Wrapped]] where Element == Wrapped? {
        split { $0 == nil }.map { $0.compactMap(\.self) }
    }
}
