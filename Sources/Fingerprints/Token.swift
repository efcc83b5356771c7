/// A piece of source text: what the normal form and the rules for stage kinds are made from.
struct Token: Sendable {
    /// What a piece of source text is.
    enum Kind: Sendable {
        /// An identifier, a keyword or a number.
        case word
        /// One byte of punctuation or of an operator.
        case symbol
        /// A string, character or regex literal, or the part of one between two interpolations.
        case literal
        /// White space and comments on one line.
        case space
        /// White space and comments with at least one line end.
        case newline
    }

    var kind: Kind
    var range: Range<Int>
    let line: Int

    var isGap: Bool { kind == .space || kind == .newline }
}
