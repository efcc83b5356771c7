/// A place that may have the files of a dataset.
protocol Source {
    /// What the user calls it.
    var name: String { get }

    /// Hands `files` to `delivery` one after the other.
    ///
    /// - Throws: An error with the evidence at the first file that it does not have; `CancellationError` when it was told to stop.
    func fetch(_ files: [DatasetFile], into delivery: inout Delivery) throws
}
