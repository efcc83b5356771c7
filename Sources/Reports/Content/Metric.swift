extension Report {
    /// A measured number with its name.
    public struct Metric: Sendable, Equatable {
        /// What was measured.
        public var name: String
        /// What came out.
        public var value: Value
        /// What to hold it against, as prose: what the tutorial prints, what PyTorch reaches.
        public var comparison: String?
        /// What the number means, as prose.
        public var meaning: String?

        /// A metric of these parts.
        public init(name: String, value: Value, comparison: String? = nil, meaning: String? = nil) {
            self.name = name
            self.value = value
            self.comparison = comparison
            self.meaning = meaning
        }
    }
}
