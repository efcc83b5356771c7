extension Report {
    /// Text whose lines are shown as they are, in a fixed-width font.
    public struct Listing: Sendable, Equatable {
        /// What the text is, as prose.
        public var title: String
        /// The text.
        public var text: String

        /// A listing of these parts.
        public init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }
}
