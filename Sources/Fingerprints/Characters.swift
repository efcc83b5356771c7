extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let slash = UInt8(ascii: "/")
    static let star = UInt8(ascii: "*")
    static let hash = UInt8(ascii: "#")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let backtick = UInt8(ascii: "`")
    static let backslash = UInt8(ascii: "\\")
    static let openingParenthesis = UInt8(ascii: "(")
    static let closingParenthesis = UInt8(ascii: ")")

    /// Whether the byte is a blank, a tab or a line end.
    var isWhiteSpace: Bool { self == .space || (9...13).contains(self) }

    /// Whether the byte belongs to an identifier, a keyword or a number; every byte outside ASCII does.
    var isWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 128...255: true
        default: false
        }
    }

    /// Whether the byte opens a bracket.
    var isOpeningBracket: Bool {
        self == .openingParenthesis || self == UInt8(ascii: "[") || self == UInt8(ascii: "{")
    }

    /// Whether the byte closes a bracket.
    var isClosingBracket: Bool {
        self == .closingParenthesis || self == UInt8(ascii: "]") || self == UInt8(ascii: "}")
    }

    /// Whether white space means nothing on both sides of the byte.
    var isSeparator: Bool {
        self == UInt8(ascii: ",") || self == UInt8(ascii: ";") || self == UInt8(ascii: ":")
    }
}
