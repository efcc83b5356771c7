extension Report {
    /// A word with its meaning.
    public struct Term: Sendable, Equatable {
        /// The word.
        public var word: String
        /// What it means, as prose.
        public var meaning: String

        /// A term of these parts.
        public init(word: String, meaning: String) {
            self.word = word
            self.meaning = meaning
        }
    }
}
