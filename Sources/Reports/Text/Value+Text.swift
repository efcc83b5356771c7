extension Report.Value {
    /// The value as readers see it.
    package var text: String {
        switch self {
        case .text(let words), .prose(let words), .code(let words): words
        case .count(let count): Formats.count(count)
        case .number(let number, let decimals): Formats.number(number, decimals: decimals)
        case .share(let share, let decimals): Formats.share(share, decimals: decimals)
        case .seconds(let seconds): Formats.seconds(seconds)
        case .bytes(let bytes): Formats.bytes(bytes)
        case .digest(let digest): digest
        case .absent: "–"
        }
    }

    /// The value in full precision, without unit or grouping, for programs.
    package var rawText: String {
        switch self {
        case .text(let words), .prose(let words), .code(let words), .digest(let words): words
        case .count(let count), .bytes(let count): String(count)
        case .number(let number, _), .share(let number, _), .seconds(let number): String(number)
        case .absent: ""
        }
    }

    /// Whether the value is a quantity, to be set flush right.
    var isQuantity: Bool {
        switch self {
        case .count, .number, .share, .seconds, .bytes: true
        case .text, .prose, .code, .digest, .absent: false
        }
    }

    /// The value as it stands on the page, with its full precision behind it; a digest is whole, and only looks shortened, so
    /// that it can be copied.
    var markup: Markup {
        let escaped = Markup(escaping: text).html
        return switch self {
        case .code: Markup(html: "<code>\(escaped)</code>")
        case .digest: Markup(html: "<code class=\"digest\" title=\"\(escaped)\">\(escaped)</code>")
        case .text, .prose: Markup(html: escaped)
        default: Markup(html: text == rawText ? escaped : "<data value=\"\(rawText)\">\(escaped)</data>")
        }
    }
}
