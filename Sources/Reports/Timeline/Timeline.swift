/// When things took place: in groups, between which nothing took place for long.
package struct Timeline: Sendable, Equatable {
    /// Something that took a while.
    package struct Span: Sendable, Equatable {
        /// When it began, in seconds since some moment.
        package let start: Double
        /// How long it took.
        package let seconds: Double

        package init(start: Double, seconds: Double) {
            self.start = start
            self.seconds = max(0, seconds)
        }

        package var end: Double { start + seconds }
    }

    /// Spans that follow each other closely or overlap.
    package struct Group: Sendable, Equatable {
        /// The numbers of the spans, by their beginning.
        package let members: [Int]
        /// When the first begins, in seconds since the same moment.
        package let start: Double
        /// From there to the end of the last to end, in seconds.
        package let seconds: Double
    }

    /// The groups, earliest first.
    package let groups: [Group]

    /// A shorter pause, in seconds, never begins a new group.
    package static let shortestPause = 10.0

    /// Groups `spans`, which may be given in any order.
    ///
    /// A pause begins a new group when it is longer than ``shortestPause`` and than a quarter of all work: on one axis with
    /// it the bars could not be told apart.
    package init(of spans: [Span]) {
        let order = spans.indices.filter { spans[$0].start.isFinite && spans[$0].seconds.isFinite }
            .sorted { (spans[$0].start, $0) < (spans[$1].start, $1) }
        let longestPause = max(Self.shortestPause, order.reduce(0) { $0 + spans[$1].seconds } / 4)
        var groups: [Group] = []
        for index in order {
            let span = spans[index]
            if let last = groups.last, span.start - (last.start + last.seconds) <= longestPause {
                let end = max(last.start + last.seconds, span.end)
                groups[groups.count - 1] = Group(
                    members: last.members + [index], start: last.start, seconds: end - last.start)
            } else {
                groups.append(Group(members: [index], start: span.start, seconds: span.seconds))
            }
        }
        self.groups = groups
    }
}
