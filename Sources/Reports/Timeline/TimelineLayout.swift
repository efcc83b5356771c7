/// Where the bars of a timeline are drawn, in CSS pixels from the top left corner: a row for each span, below the heading and
/// above the axis of its group.
package struct TimelineLayout: Sendable, Equatable {
    /// A row: the name ends at `nameEnd`, the bar follows, and what is said of it stands behind the bar.
    package struct Row: Sendable, Equatable {
        /// The number of the span.
        package let span: Int
        /// The top of the row.
        package let top: Double
        /// The left end of the bar.
        package let left: Double
        /// The width of the bar: never too small to be seen.
        package let width: Double
    }

    /// A line across the rows of a group, with a number below it.
    package struct Tick: Sendable, Equatable {
        package let left: Double
        package let label: String
    }

    /// The rows of a group with what stands around them.
    package struct Section: Sendable, Equatable {
        /// When its axis begins, in seconds as in the timeline.
        package let start: Double
        /// How long it is, in seconds.
        package let seconds: Double
        /// The base line of the heading.
        package let headingLine: Double
        /// The top of the first row.
        package let top: Double
        /// The bottom of the last row, where the axis is.
        package let bottom: Double
        package let rows: [Row]
        package let ticks: [Tick]
    }

    package let sections: [Section]
    /// Where names end and bars may begin.
    package let nameEnd: Double
    /// Where the axes begin and end.
    package let axisStart, axisEnd: Double
    /// The size of the whole.
    package let width, height: Double

    package static let rowHeight = 21.0
    package static let barHeight = 13.0
    package static let smallestBar = 2.0
    private static let axisLength = 460.0
    private static let gap = 10.0
    private static let heading = 24.0
    private static let axisHeight = 24.0
    private static let sectionGap = 16.0
    private static let tickLimit = 8

    /// Lays the groups of `timeline` out below each other.
    ///
    /// - Parameters:
    ///   - timeline: The groups of `spans`.
    ///   - spans: The spans.
    ///   - nameWidth: The width of the longest name.
    ///   - detailWidth: The width of the longest text behind a bar.
    package init(of timeline: Timeline, spans: [Timeline.Span], nameWidth: Double, detailWidth: Double) {
        nameEnd = nameWidth + 2
        axisStart = nameEnd + Self.gap
        axisEnd = axisStart + Self.axisLength
        width = axisEnd + Self.gap + detailWidth
        var sections: [Section] = []
        var top = 0.0
        for group in timeline.groups {
            let section = Self.section(of: group, spans: spans, top: top, axisStart: axisStart)
            sections.append(section)
            top = section.bottom + Self.axisHeight + Self.sectionGap
        }
        self.sections = sections
        height = max(0, top - Self.sectionGap)
    }

    private static func section(
        of group: Timeline.Group, spans: [Timeline.Span], top: Double, axisStart: Double
    ) -> Section {
        // A group of no length at all still needs an axis.
        let seconds = max(group.seconds, 0.001)
        let first = top + heading
        func place(_ offset: Double) -> Double { axisStart + offset / seconds * axisLength }
        let rows = group.members.enumerated().map { line, index in
            let span = spans[index]
            let width = max(smallestBar, span.seconds / seconds * axisLength)
            let left = min(place(span.start - group.start), axisStart + axisLength - width)
            return Row(span: index, top: first + Double(line) * rowHeight, left: left, width: width)
        }
        let ticks = TimeTicks(seconds: seconds, limit: tickLimit)
        return Section(
            start: group.start, seconds: group.seconds, headingLine: top + 14, top: first,
            bottom: first + Double(rows.count) * rowHeight, rows: rows,
            ticks: ticks.values.map { Tick(left: place($0), label: ticks.label(of: $0)) })
    }
}
