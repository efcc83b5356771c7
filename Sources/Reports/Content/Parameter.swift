extension Report {
    /// A setting of a stage beside its default.
    public struct Parameter: Sendable, Equatable {
        /// The name in the pipeline file.
        public var name: String
        /// The value that the stage ran with.
        public var value: String
        /// The value that it has when nothing is said: the tutorial's.
        public var defaultValue: String
        /// The unit, if there is one.
        public var unit: String?

        /// Whether the value differs from the default.
        public var isChanged: Bool { value != defaultValue }

        /// A parameter of these parts.
        public init(name: String, value: String, defaultValue: String, unit: String? = nil) {
            self.name = name
            self.value = value
            self.defaultValue = defaultValue
            self.unit = unit
        }
    }
}
