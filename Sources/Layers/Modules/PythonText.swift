extension Bool {
    /// The value as Python writes it.
    var pythonText: String { self ? "True" : "False" }
}
