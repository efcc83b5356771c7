/// Rows of cells in columns that are as wide as their widest cell, two spaces apart.
struct TextTable {
    enum Alignment {
        case left, right
    }

    struct Cell: ExpressibleByStringInterpolation {
        let text: String
        var color: TerminalStyle.Color?

        init(_ text: String, _ color: TerminalStyle.Color? = nil) {
            self.text = text
            self.color = color
        }

        init(stringLiteral text: String) {
            self.init(text)
        }
    }

    let columns: [(title: String, alignment: Alignment)]
    var rows: [[Cell]] = []

    /// How many columns of the terminal a line takes at most.
    var width: Int { widths.reduce(0, +) + 2 * (widths.count - 1) }

    /// The titles, where there are any, then the rows.
    func lines(_ style: TerminalStyle) -> [String] {
        let titles = columns.map { Cell($0.title, .grey) }
        let hasTitles = columns.contains { !$0.title.isEmpty }
        let widths = widths
        return ((hasTitles ? [titles] : []) + rows).map { line($0, widths, style) }
    }

    /// How wide each column is.
    var widths: [Int] {
        columns.indices.map { column in
            rows.reduce(columns[column].title.count) { max($0, $1[column].text.count) }
        }
    }

    private func line(_ cells: [Cell], _ widths: [Int], _ style: TerminalStyle) -> String {
        let lastUsed = cells.lastIndex { !$0.text.isEmpty } ?? 0
        return cells[...lastUsed].enumerated().map { column, cell in
            let padding = String(repeating: " ", count: widths[column] - cell.text.count)
            let text = cell.color.map { style.paint(cell.text, $0) } ?? cell.text
            if columns[column].alignment == .right { return padding + text }
            return column == lastUsed ? text : text + padding
        }.joined(separator: "  ")
    }
}
