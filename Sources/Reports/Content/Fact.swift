extension Report {
    /// Something worth recording, with its name.
    public struct Fact: Sendable, Equatable {
        /// What it is about.
        public var name: String
        /// What there is to say.
        public var value: Value

        /// A fact of these parts.
        public init(name: String, value: Value) {
            self.name = name
            self.value = value
        }
    }
}
