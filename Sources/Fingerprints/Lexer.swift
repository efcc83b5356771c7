/// Cuts Swift or C source text into tokens, as far as comments, white space and literals are concerned.
///
/// Text that does not compile is cut somehow: the compiler is the one to complain.
struct Lexer {
    /// The language of a source file.
    enum Language: Sendable {
        case swift
        case c
    }

    private let bytes: [UInt8]
    private let language: Language
    private var position = 0
    private var line = 1
    private var tokens: [Token] = []

    /// The tokens of `bytes`.
    static func tokens(of bytes: [UInt8], in language: Language) -> [Token] {
        var lexer = Lexer(bytes: bytes, language: language)
        lexer.cut(untilParenthesisCloses: false)
        return lexer.tokens
    }

    private init(bytes: [UInt8], language: Language) {
        self.bytes = bytes
        self.language = language
        tokens.reserveCapacity(bytes.count / 3)
    }

    private func byte(_ offset: Int = 0) -> UInt8 {
        position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private mutating func cut(untilParenthesisCloses isInterpolation: Bool) {
        var depth = 0
        while position < bytes.count {
            if isInterpolation && depth == 0 && byte() == .closingParenthesis { return }
            if byte() == .openingParenthesis { depth += 1 }
            if byte() == .closingParenthesis { depth -= 1 }
            if !cutGap() && !cutLiteral() { cutWordOrSymbol() }
        }
    }

    private mutating func append(_ kind: Token.Kind, from start: Int, line firstLine: Int) {
        if let last = tokens.last, last.isGap, kind == .space || kind == .newline {
            tokens[tokens.count - 1].range = last.range.lowerBound..<position
            if kind == .newline { tokens[tokens.count - 1].kind = .newline }
        } else {
            tokens.append(Token(kind: kind, range: start..<position, line: firstLine))
        }
    }

    private mutating func cutWordOrSymbol() {
        let start = position
        while byte().isWord { position += 1 }
        let isWord = position > start
        if !isWord { position += 1 }
        append(isWord ? .word : .symbol, from: start, line: line)
    }
}

// Gaps.
extension Lexer {
    private mutating func cutGap() -> Bool {
        let start = position
        let firstLine = line
        if byte().isWhiteSpace {
            skipByte()
        } else if byte() == .slash && byte(1) == .slash {
            while position < bytes.count && byte() != .newline { position += 1 }
        } else if byte() == .slash && byte(1) == .star {
            skipBlockComment()
        } else {
            return false
        }
        append(line > firstLine ? .newline : .space, from: start, line: firstLine)
        return true
    }

    private mutating func skipByte() {
        if byte() == .newline { line += 1 }
        position += 1
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if byte() == .slash && byte(1) == .star && (depth == 0 || language == .swift) {
                depth += 1
                position += 2
            } else if byte() == .star && byte(1) == .slash {
                depth -= 1
                position += 2
            } else {
                skipByte()
            }
        } while depth > 0 && position < bytes.count
    }
}

// Literals.
extension Lexer {
    private mutating func cutLiteral() -> Bool {
        switch (language, byte()) {
        case (.c, .quote), (.c, .apostrophe): cutToDelimiter(byte())
        case (.swift, .backtick): cutToDelimiter(.backtick, as: .word)
        case (.swift, .quote): cutString(hashCount: 0)
        case (.swift, .hash): return cutRawLiteral()
        case (.swift, .slash): return cutRegex()
        default: return false
        }
        return true
    }

    /// Up to the same delimiter on the same line; a backslash guards the byte that follows it.
    private mutating func cutToDelimiter(_ delimiter: UInt8, as kind: Token.Kind = .literal) {
        let start = position
        repeat {
            position += byte() == .backslash ? 2 : 1
        } while position < bytes.count && byte() != delimiter && byte() != .newline
        if byte() == delimiter { position += 1 }
        position = min(position, bytes.count)
        append(kind, from: start, line: line)
    }

    private mutating func cutRawLiteral() -> Bool {
        var hashCount = 0
        while byte(hashCount) == .hash { hashCount += 1 }
        switch byte(hashCount) {
        case .quote: cutString(hashCount: hashCount)
        case .slash: cutRawRegex(hashCount: hashCount)
        default: return false
        }
        return true
    }

    private mutating func cutRawRegex(hashCount: Int) {
        let start = position
        let firstLine = line
        position += hashCount + 1
        while position < bytes.count && !(byte() == .slash && isFollowed(byHashes: hashCount, at: 1)) { skipByte() }
        position = min(position + 1 + hashCount, bytes.count)
        append(.literal, from: start, line: firstLine)
    }

    /// A regex starts where an operand may start, is not followed by a space, and ends on its line.
    private mutating func cutRegex() -> Bool {
        let before = position > 0 ? bytes[position - 1] : .newline
        let startsOperand = before.isWhiteSpace || before.isOpeningBracket || before.isSeparator
        guard startsOperand, !byte(1).isWhiteSpace else { return false }
        var end = position + 1
        while end < bytes.count && bytes[end] != .slash && bytes[end] != .newline {
            end += bytes[end] == .backslash ? 2 : 1
        }
        guard end < bytes.count, bytes[end] == .slash, !bytes[end - 1].isWhiteSpace else { return false }
        let start = position
        position = end + 1
        append(.literal, from: start, line: line)
        return true
    }

    private func isFollowed(byHashes count: Int, at offset: Int) -> Bool {
        (0..<count).allSatisfy { byte(offset + $0) == .hash }
    }

    private mutating func cutString(hashCount: Int) {
        var start = position
        var firstLine = line
        position += hashCount
        let quoteCount = byte(1) == .quote && byte(2) == .quote ? 3 : 1
        position += quoteCount
        while position < bytes.count && !(quoteCount == 1 && byte() == .newline) {
            if isClosed(quoteCount: quoteCount, hashCount: hashCount) {
                position += quoteCount + hashCount
                break
            }
            guard byte() == .backslash && isFollowed(byHashes: hashCount, at: 1) else {
                skipByte()
                continue
            }
            position += 1 + hashCount
            guard byte() == .openingParenthesis else {
                skipByte()
                continue
            }
            position += 1
            append(.literal, from: start, line: firstLine)
            cut(untilParenthesisCloses: true)
            (start, firstLine) = (position, line)
        }
        position = min(position, bytes.count)
        append(.literal, from: start, line: firstLine)
    }

    private func isClosed(quoteCount: Int, hashCount: Int) -> Bool {
        (0..<quoteCount).allSatisfy { byte($0) == .quote } && isFollowed(byHashes: hashCount, at: quoteCount)
    }
}
