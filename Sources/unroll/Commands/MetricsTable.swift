import Foundation
import RunRecords

/// What became of metrics, for people.
struct MetricsTable {
    let summaries: [MetricSummary]

    /// A table; where a terminal is too narrow for it, a shorter one for each stage.
    func lines(_ style: TerminalStyle) -> [String] {
        guard !summaries.isEmpty else { return [] }
        let whole = table(isNarrow: false)
        guard style.animates, whole.width > style.columns else { return whole.lines(style) }
        let lines = table(isNarrow: true).lines(style)
        var grouped = lines.prefix(1).map { $0 }
        for (index, summary) in summaries.enumerated() {
            if index == 0 || summaries[index - 1].stage != summary.stage { grouped.append(style.bold(summary.stage)) }
            grouped.append(lines[index + 1])
        }
        return grouped
    }

    private func table(isNarrow: Bool) -> TextTable {
        let start: [(String, TextTable.Alignment)] =
            isNarrow ? [("  metric", .left)] : [("stage", .left), ("metric", .left)]
        let middle: [(String, TextTable.Alignment)] = [
            ("run", .right), ("points", .right), ("first", .right), ("smallest", .left),
        ]
        let end: [(String, TextTable.Alignment)] = (isNarrow ? [] : [("greatest", .left)]) + [("last", .right)]
        var table = TextTable(columns: start + middle + end)
        table.rows = summaries.map { summary in
            let names = isNarrow ? ["  \(summary.metric)"] : [summary.stage, summary.metric]
            let numbers = ["\(summary.run)", "\(summary.pointCount)", text(summary.first), placed(summary.smallest)]
            let rest = (isNarrow ? [] : [placed(summary.greatest)]) + [text(summary.last)]
            return (names + numbers + rest).map { .init($0) }
        }
        return table
    }

    private func text(_ point: MetricPoint) -> String {
        point.value.map { String(format: "%.4g", $0) } ?? "nan"
    }

    private func placed(_ point: MetricPoint?) -> String {
        point.map { "\(text($0)) at \($0.step)" } ?? ""
    }
}
