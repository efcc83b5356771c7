extension Report {
    /// The part of the page that tells of one experiment.
    public struct Section: Sendable, Equatable {
        /// A short name, unique in the report; verdicts refer to it, and the address of the section shows it.
        public var name: String
        /// The heading.
        public var title: String
        /// What the section says, in reading order.
        public var blocks: [Block]
        /// The command that makes the results of the section again.
        public var command: String?

        /// A section of these parts.
        public init(name: String, title: String, blocks: [Block] = [], command: String? = nil) {
            self.name = name
            self.title = title
            self.blocks = blocks
            self.command = command
        }
    }
}
