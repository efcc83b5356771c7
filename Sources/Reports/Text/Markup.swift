import Mustache

/// HTML that may stand on a page as it is, apart from plain text, which must be escaped first.
struct Markup: Equatable {
    let html: String

    /// HTML that is known to be well made.
    init(html: String) { self.html = html }

    /// Plain text, escaped for element contents and for attribute values in quotes.
    ///
    /// It looks at Unicode scalars: a quote that a combining mark turned into another `Character` still ends an attribute.
    init(escaping text: String) {
        let isPlain = text.utf8.allSatisfy { $0 > 0x27 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E || $0 == 0x20 }
        html = isPlain ? text : text.unicodeScalars.map(Self.escaped).joined()
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        case "\n", "\t": String(scalar)
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": "\u{FFFD}"
        default: String(scalar)
        }
    }

    static let empty = Markup(html: "")
}

extension Markup: MustacheCustomRenderable {
    var renderText: String { html }
    var isNull: Bool { html.isEmpty }
}

extension Sequence<Markup> {
    func joined(separator: String = "\n") -> Markup {
        Markup(html: lazy.map(\.html).filter { !$0.isEmpty }.joined(separator: separator))
    }
}
