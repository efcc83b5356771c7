import Foundation

extension Page {
    /// When the outputs of the stages were made, as a drawing; empty when no stage says it.
    var timeline: Markup {
        let stages = report.stages.indices.filter { report.stages[$0].span != nil }
        guard !stages.isEmpty else { return .empty }
        let spans = stages.compactMap { report.stages[$0].span }
        let names = stages.map { shortened(report.stages[$0].name) }
        let details = stages.map { Formats.seconds(report.stages[$0].seconds ?? 0) }
        let groups = Timeline(of: spans)
        let layout = TimelineLayout(
            of: groups, spans: spans, nameWidth: Double(names.map(\.count).max() ?? 0) * 7.3,
            detailWidth: Double(details.map(\.count).max() ?? 0) * 6.6)
        return Template.timeline.filled(
            with: Context(
                width: pixels(layout.width), height: pixels(layout.height), axisStart: pixels(layout.axisStart),
                axisEnd: pixels(layout.axisEnd),
                sections: layout.sections.map { section in
                    self.section(section) { row in
                        self.row(row, of: stages[row.span], name: names[row.span], layout)
                    }
                },
                isBroken: layout.sections.count > 1))
    }

    private func section(
        _ section: TimelineLayout.Section, row: (TimelineLayout.Row) -> Row
    ) -> Section {
        let count = section.rows.count
        return Section(
            heading: Formats.moment(Date(timeIntervalSince1970: section.start)),
            extent: "\(count == 1 ? "1 stage" : "\(count) stages") in \(Formats.seconds(section.seconds))",
            headingLine: pixels(section.headingLine), top: pixels(section.top), bottom: pixels(section.bottom),
            labelLine: pixels(section.bottom + 16), rows: section.rows.map(row),
            ticks: section.ticks.map { Tick(left: pixels($0.left), label: $0.label) })
    }

    private func row(_ row: TimelineLayout.Row, of index: Int, name: String, _ layout: TimelineLayout) -> Row {
        let stage = report.stages[index]
        let middle = row.top + TimelineLayout.rowHeight / 2
        return Row(
            anchor: outline.stages[index], fullName: stage.name, name: name, nameEnd: pixels(layout.nameEnd),
            line: pixels(middle + 4), left: pixels(row.left), barTop: pixels(middle - TimelineLayout.barHeight / 2),
            width: pixels(row.width), barHeight: pixels(TimelineLayout.barHeight),
            detailStart: pixels(row.left + row.width + 5), detail: Formats.seconds(stage.seconds ?? 0))
    }

    private struct Context {
        let width, height: String
        let axisStart, axisEnd: String
        let sections: [Section]
        let isBroken: Bool
    }

    private struct Section {
        let heading: String
        let extent: String
        let headingLine: String
        let top, bottom: String
        let labelLine: String
        let rows: [Row]
        let ticks: [Tick]
    }

    private struct Row {
        let anchor: String
        let fullName: String
        let name: String
        let nameEnd: String
        let line: String
        let left, barTop, width, barHeight: String
        let detailStart: String
        let detail: String
    }

    private struct Tick {
        let left: String
        let label: String
    }
}

extension Report.Stage {
    /// From the beginning to the end of the execution, where both are known.
    fileprivate var span: Timeline.Span? {
        guard let madeAt, let seconds, seconds.isFinite else { return nil }
        return Timeline.Span(start: madeAt.timeIntervalSince1970, seconds: seconds)
    }
}
