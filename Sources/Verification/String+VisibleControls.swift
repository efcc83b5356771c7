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
}
