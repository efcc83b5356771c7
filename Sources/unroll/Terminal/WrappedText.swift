/// A title and a list, broken between items where the terminal ends; later lines stand below the first item.
func wrappedLines(_ title: String, _ items: [String], columns: Int) -> [String] {
    let indent = String(repeating: " ", count: title.count)
    var lines: [String] = []
    var line = title
    for (index, item) in items.enumerated() {
        let text = index == items.count - 1 ? item : item + ","
        if line.count > title.count, line.count + 1 + text.count > columns {
            lines.append(line)
            line = indent
        }
        line += (line.count > title.count ? " " : "") + text
    }
    return lines + [line]
}
