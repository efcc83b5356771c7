/// A graph of stages for a terminal: a line for each stage, in an order in which each comes after those that it needs,
/// and to the left of it the rails along which results travel, as `git log --graph` draws commits.
///
/// Each rail belongs to one stage and ends at the last stage that needs it. Needs that others imply are left out.
public struct RailDrawing: Sendable, Equatable {
    /// A line of the drawing.
    public struct Row: Sendable, Equatable {
        /// The rails to the left of the stage's mark; all rails when there is no stage.
        public let before: String
        /// The number of the stage whose mark is to be drawn here.
        public let stage: Int?
        /// The rails to the right of the mark.
        public let after: String

        /// How many columns the row takes.
        public var width: Int { before.count + (stage == nil ? 0 : 1) + after.count }
    }

    /// The lines from top to bottom.
    public let rows: [Row]
    /// How many columns the widest line takes.
    public var width: Int { rows.map(\.width).max() ?? 0 }

    /// Draws a graph.
    ///
    /// - Parameter needs: For each stage the numbers of those that it needs, which are all smaller than its own.
    public init(needs: [[Int]]) {
        var tracks = RailTracks(needs: Self.reduced(needs))
        for stage in needs.indices { tracks.draw(stage) }
        rows = tracks.rows
    }

    /// Draws the graph of stages that come in order; needs beyond them are not drawn.
    public init(_ stages: [DrawnStage]) {
        let numbers = Dictionary(stages.enumerated().map { ($1.name, $0) }) { first, _ in first }
        self.init(needs: stages.map { stage in stage.needs.compactMap { numbers[$0.stage] } })
    }

    /// The needs without those that a longer way implies.
    private static func reduced(_ needs: [[Int]]) -> [[Int]] {
        var reachable: [Set<Int>] = []
        for list in needs { reachable.append(list.reduce(into: Set(list)) { $0.formUnion(reachable[$1]) }) }
        return needs.map { list in
            Set(list).filter { need in !list.contains { $0 != need && reachable[$0].contains(need) } }.sorted()
        }
    }
}

/// The rails while they are drawn, from left to right.
private struct RailTracks {
    let needs: [[Int]]
    private(set) var rows: [RailDrawing.Row] = []
    private var rails: [Int?] = []
    private var openUses: [Int]
    /// The rail on which the last row has a mark below which nothing goes on.
    private var lastEnd: Int?

    init(needs: [[Int]]) {
        self.needs = needs
        openUses = needs.map { _ in 0 }
        for need in needs.joined() { openUses[need] += 1 }
    }

    mutating func draw(_ stage: Int) {
        let sources = rails.indices.filter { rails[$0].map(needs[stage].contains) ?? false }
        for need in needs[stage] { openUses[need] -= 1 }
        let ending = sources.filter { rails[$0].map { openUses[$0] == 0 } ?? false }
        let place = ending.first ?? rails.firstIndex(of: nil) ?? rails.count
        if place == rails.count { rails.append(nil) }
        let above = rails
        for rail in ending { rails[rail] = nil }
        rails[place] = stage
        if sources.contains(where: { $0 != place }) {
            rows.append(.init(before: joint(of: sources, at: place, above: above), stage: nil, after: ""))
        } else if sources.isEmpty, lastEnd == place {
            let passing = above.map { $0 == nil ? " " : "│" }.joined(separator: " ")
            rows.append(.init(before: trimmed(passing), stage: nil, after: ""))
        }
        mark(stage, at: place)
    }

    private mutating func mark(_ stage: Int, at place: Int) {
        let cells = rails.map { $0 == nil ? " " : "│" }
        let before = cells[..<place].map { $0 + " " }.joined()
        let after = cells[(place + 1)...].map { " " + $0 }.joined()
        rows.append(.init(before: before, stage: stage, after: trimmed(after)))
        lastEnd = openUses[stage] == 0 ? place : nil
        if openUses[stage] == 0 { rails[place] = nil }
        while rails.last == .some(nil) { rails.removeLast() }
    }

    /// The row in which the rails of all needs turn towards the place of the stage; rails of others pass unbroken.
    private func joint(of sources: [Int], at place: Int, above: [Int?]) -> String {
        let ends = (sources + [place]).sorted()
        let span = (ends.first ?? place)...(ends.last ?? place)
        var text = ""
        for rail in rails.indices {
            let isJoined = sources.contains(rail) || rail == place
            let goesLeft = span.contains(rail) && rail > span.lowerBound
            let goesRight = span.contains(rail) && rail < span.upperBound
            if isJoined {
                text += Self.corner(
                    up: above[rail] != nil, down: rails[rail] != nil, left: goesLeft, right: goesRight)
            } else {
                text += rails[rail] != nil ? "│" : goesLeft ? "─" : " "
            }
            text += goesRight ? "─" : " "
        }
        return trimmed(text)
    }

    private func trimmed(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }

    private static func corner(up: Bool, down: Bool, left: Bool, right: Bool) -> String {
        switch (up, down, left, right) {
        case (true, true, true, true): "┼"
        case (true, true, true, false): "┤"
        case (true, true, false, true): "├"
        case (true, false, true, true): "┴"
        case (true, false, true, false): "╯"
        case (true, false, false, true): "╰"
        case (false, true, true, true): "┬"
        case (false, true, true, false): "╮"
        case (false, true, false, true): "╭"
        default: "│"
        }
    }
}
