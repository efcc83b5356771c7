import Foundation

/// Text with marks, made into HTML: `` `code` `` in backquotes, and `[[name]]` for a link to the figure of that name.
///
/// A mark that is not closed, or names no figure, stays as it was written.
struct Prose {
    let text: String
    let figures: [String: Outline.Figure]

    var markup: Markup {
        var pieces: [Markup] = []
        var rest = text[...]
        while let opening = rest.firstIndex(where: { $0 == "`" || $0 == "[" }) {
            pieces.append(Markup(escaping: String(rest[..<opening])))
            rest = rest[opening...]
            if let (piece, length) = mark(at: rest) {
                pieces.append(piece)
                rest = rest.dropFirst(length)
            } else {
                pieces.append(Markup(escaping: String(rest.removeFirst())))
            }
        }
        return (pieces + [Markup(escaping: String(rest))]).joined(separator: "")
    }

    private func mark(at rest: Substring) -> (Markup, length: Int)? {
        if let code = marked(rest, from: "`", to: "`"), !code.isEmpty {
            return (Markup(html: "<code>\(Markup(escaping: code).html)</code>"), code.count + 2)
        }
        if let name = marked(rest, from: "[[", to: "]]"), let figure = figures[name] {
            return (Markup(html: "<a href=\"#\(figure.anchor)\">Figure\u{A0}\(figure.number)</a>"), name.count + 4)
        }
        return nil
    }

    private func marked(_ rest: Substring, from opening: String, to closing: String) -> String? {
        guard rest.hasPrefix(opening) else { return nil }
        let inside = rest.dropFirst(opening.count)
        return inside.range(of: closing).map { String(inside[..<$0.lowerBound]) }
    }
}
