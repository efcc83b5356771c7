/// What others wrote, made fit for an error message or a terminal.
extension String {
    /// The text with every scalar that a terminal obeys instead of showing it written as its number, `\u{1B}`.
    ///
    /// Control characters move the cursor or change what was written before; formats turn the direction of writing, or are not
    /// seen at all; separators of lines and paragraphs begin a new line.
    package var withVisibleControls: String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                text.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            default: text.append(scalar)
            }
        }
        return String(text)
    }

    /// The first `limit` scalars of the text, and three dots where there are more.
    package func shortened(to limit: Int) -> String {
        let start = unicodeScalars.prefix(limit)
        return String(start) + (start.endIndex < unicodeScalars.endIndex ? "..." : "")
    }
}

/// `text` in quotation marks, with escapes for what does not print, and cut when it is long.
package func quoted(_ text: String) -> String {
    let start = String(text.unicodeScalars.prefix(80))
    return start.debugDescription.withVisibleControls + (start.utf8.count < text.utf8.count ? "..." : "")
}
