/// A table as it is drawn: headings, cells that are HTML already, and a box of its own to scroll in.
struct TableView {
    /// A cell.
    struct Cell {
        let content: Markup
        let isQuantity: Bool

        init(_ content: Markup, isQuantity: Bool = false) {
            self.content = content
            self.isQuantity = isQuantity
        }

        init(_ value: Report.Value) { self.init(value.markup, isQuantity: value.isQuantity) }
    }

    /// What stands above the table.
    let caption: Markup
    /// The caption without marks, as the name of the box.
    let label: String
    /// The headings of the columns.
    let columns: [String]
    /// The cells by rows, as many in each as there are columns.
    let rows: [[Cell]]

    init(caption: Markup, label: String, columns: [String], rows: [[Cell]]) {
        self.caption = caption
        self.label = label
        self.columns = columns
        self.rows = rows
    }

    /// A table whose caption has no marks.
    init(caption: String, columns: [String], rows: [[Cell]]) {
        self.init(caption: Markup(escaping: caption), label: caption, columns: columns, rows: rows)
    }

    /// The table; columns of quantities are set flush right.
    var markup: Markup {
        let flushed = columns.indices.map { column in rows.contains { $0[column].isQuantity } }
        let heads = zip(columns, flushed).map { title, isFlushed in
            element("th", scope: "col", isFlushed: isFlushed, Markup(escaping: title))
        }
        let lines = rows.map { line(of: $0, flushed: flushed) }
        return Template.table.filled(
            with: Context(
                caption: caption, label: label, heads: Markup(html: heads.joined()),
                rows: Markup(html: lines.joined(separator: "\n"))))
    }

    /// A row, put together without a template: there may be thousands.
    private func line(of row: [Cell], flushed: [Bool]) -> String {
        let cells = row.enumerated().map { column, cell in
            let isFlushed = cell.isQuantity || flushed[column] && cell.content == Report.Value.absent.markup
            return element(
                column == 0 ? "th" : "td", scope: column == 0 ? "row" : nil, isFlushed: isFlushed, cell.content)
        }
        return "<tr>\(cells.joined())</tr>"
    }

    private func element(_ name: String, scope: String?, isFlushed: Bool, _ content: Markup) -> String {
        let scope = scope.map { " scope=\"\($0)\"" } ?? ""
        let alignment = isFlushed ? " class=\"quantity\"" : ""
        return "<\(name)\(scope)\(alignment)>\(content.html)</\(name)>"
    }

    private struct Context {
        let caption: Markup
        let label: String
        let heads: Markup
        let rows: Markup
    }
}
