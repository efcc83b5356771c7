/// The text of a source file, cut into tokens.
package struct SourceText: Sendable {
    let bytes: [UInt8]
    let tokens: [Token]
    private let language: Lexer.Language

    /// Cuts Swift source text.
    package init(swift bytes: [UInt8]) {
        self.init(bytes, .swift)
    }

    /// Cuts C source text, a header or a module map.
    ///
    /// A line that ends in a backslash goes on in the next one.
    package init(c bytes: [UInt8]) {
        self.init(Self.joiningContinuedLines(bytes), .c)
    }

    private init(_ bytes: [UInt8], _ language: Lexer.Language) {
        self.bytes = bytes
        self.language = language
        tokens = Lexer.tokens(of: bytes, in: language)
    }

    /// The text without what a compiler does not see.
    ///
    /// A comment counts as white space; a run of white space becomes one line end, if it has one, or else one space;
    /// none is left beside the inner side of brackets, beside commas, colons and semicolons, nor at the two ends of
    /// the text. A line end always stays in C, where it ends a preprocessor line. Literals stay as they are.
    package var normalized: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, token) in tokens.enumerated() {
            if !token.isGap {
                result += bytes[token.range]
            } else if index > 0 && index < tokens.count - 1 && !isNeedless(token, at: index) {
                result.append(token.kind == .newline ? .newline : .space)
            }
        }
        return result
    }

    private func isNeedless(_ gap: Token, at index: Int) -> Bool {
        if gap.kind == .newline && language == .c { return false }
        let before = bytes[gap.range.lowerBound - 1]
        let after = bytes[gap.range.upperBound]
        return before.isOpeningBracket || before.isSeparator || after.isClosingBracket || after.isSeparator
    }

    /// The byte of punctuation that `token` is; 0 when it is something else.
    func symbol(_ token: Token) -> UInt8 {
        token.kind == .symbol ? bytes[token.range.lowerBound] : 0
    }

    func text(of token: Token) -> String {
        String(decoding: bytes[token.range], as: UTF8.self)
    }

    private static func joiningContinuedLines(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte == .newline && result.last == .backslash { result.removeLast() } else { result.append(byte) }
        }
        return result
    }
}
