extension Page {
    /// A table of values.
    func table(_ table: Report.Table) -> Markup {
        let rows = table.rows.map { row in
            table.columns.indices.map { cell($0 < row.count ? row[$0] : .absent) }
        }
        return TableView(caption: prose(table.caption), label: table.caption, columns: table.columns, rows: rows).markup
    }

    private func cell(_ value: Report.Value) -> TableView.Cell {
        guard case .prose(let text) = value else { return TableView.Cell(value) }
        return TableView.Cell(prose(text))
    }

    /// Measurements, one in each row; a column that none of them uses is left out.
    func table(of metrics: [Report.Metric]) -> Markup {
        let hasComparison = metrics.contains { $0.comparison != nil }
        let hasMeaning = metrics.contains { $0.meaning != nil }
        let columns =
            ["Measure", "Here"] + (hasComparison ? ["To compare"] : []) + (hasMeaning ? ["What it says"] : [])
        let rows = metrics.map { metric in
            [TableView.Cell(.text(metric.name)), TableView.Cell(metric.value)]
                + (hasComparison ? [TableView.Cell(prose(metric.comparison ?? "–"))] : [])
                + (hasMeaning ? [TableView.Cell(prose(metric.meaning ?? "–"))] : [])
        }
        let caption = "What was measured"
        return TableView(caption: caption, columns: columns, rows: rows).markup
    }

    /// Names and values, one pair in each row.
    func table(of facts: [Report.Fact], caption: String) -> Markup {
        let rows = facts.map { [TableView.Cell(.text($0.name)), TableView.Cell($0.value.markup)] }
        return TableView(caption: caption, columns: ["What", "Value"], rows: rows).markup
    }
}
