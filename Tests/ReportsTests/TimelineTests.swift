import Foundation
import Reports
import TestSupport
import Testing

@Suite("The timeline of the stages")
struct TimelineTests {
    private func spans(_ values: [(Double, Double)]) -> [Timeline.Span] {
        values.map { Timeline.Span(start: $0.0, seconds: $0.1) }
    }

    private func layout(_ spans: [Timeline.Span]) -> TimelineLayout {
        TimelineLayout(of: Timeline(of: spans), spans: spans, nameWidth: 120, detailWidth: 60)
    }

    @Test("begins a new group after a pause longer than a quarter of all work, counted from the last to end")
    func groups() {
        let spans = spans([(5000, 10), (0, 700), (100, 70), (890, 10), (1106, 10)])
        let groups = Timeline(of: spans).groups
        #expect(groups.map(\.members) == [[1, 2, 3], [4], [0]])
        #expect(groups[0].start == 0 && groups[0].seconds == 900)
        #expect(groups[2].start == 5000 && groups[2].seconds == 10)
    }

    @Test("begins no new group after a pause of ten seconds, however little was done")
    func shortPause() {
        #expect(Timeline(of: spans([(0, 0.1), (10.1, 0.1), (20.2, 0.1)])).groups.count == 1)
        #expect(Timeline(of: spans([(0, 0.1), (10.2, 0.1)])).groups.count == 2)
    }

    @Test("is the same whatever the order in which spans that begin together are given, but for their numbers")
    func order() {
        let values = [(3.0, 1.0), (1.0, 4.0), (2.0, 0.5)]
        let forward = Timeline(of: spans(values)).groups
        let backward = Timeline(of: spans(values.reversed())).groups
        #expect(forward[0].members == [1, 2, 0] && backward[0].members == [1, 0, 2])
        #expect(forward[0].seconds == backward[0].seconds)
    }

    @Test("of nothing has no size, and no number that is none gets in")
    func nothing() {
        #expect(layout([]).sections.isEmpty && layout([]).height == 0)
        #expect(Timeline(of: spans([(.nan, 1), (1, .infinity)])).groups.isEmpty)
    }

    private static let cases: [[(Double, Double)]] = [
        [(0, 20), (0, 0.0001), (19.9999, 0.0001), (5, 3)], [(0, 0)], [(0, 1), (1e6, 5000), (1e6 + 4000, 1)],
        (0..<40).map { (Double($0) * 7.3, Double($0 % 5)) },
    ]

    @Test(
        "draws every bar wide enough to be seen, between the ends of its axis and in a row of its own",
        arguments: cases.indices)
    func bars(number: Int) {
        let values = Self.cases[number]
        let layout = layout(spans(values))
        let rows = layout.sections.flatMap(\.rows)
        #expect(rows.map(\.span).sorted() == Array(values.indices))
        for row in rows {
            #expect(row.width >= TimelineLayout.smallestBar)
            #expect(row.left >= layout.axisStart && row.left + row.width <= layout.axisEnd + 0.001)
            #expect(row.top + TimelineLayout.rowHeight <= layout.height)
        }
        let tops = rows.map(\.top)
        for (above, below) in zip(tops, tops.dropFirst()) { #expect(below - above >= TimelineLayout.rowHeight - 0.001) }
        for section in layout.sections {
            #expect(section.headingLine < section.top && section.bottom + 16 <= layout.height)
            #expect(section.ticks.allSatisfy { $0.left >= layout.axisStart && $0.left <= layout.axisEnd + 0.001 })
        }
    }

    @Test(
        "counts in round numbers, from 0, with room between them",
        arguments: [
            (20.1, 5.0, "5 s"), (0.9, 0.2, "0.2 s"), (0.02, 0.005, "5 ms"), (95.0, 15.0, "15 s"), (700.0, 120, "2 min"),
            (7300, 1800, "30 min"), (400_000, 86_400, "24 h"), (3_000_000, 432_000, "120 h"), (0.001, 0.001, "1 ms"),
        ])
    func ticks(seconds: Double, step: Double, label: String) {
        let ticks = TimeTicks(seconds: seconds, limit: 8)
        #expect(ticks.step == step)
        #expect(ticks.values[0] == 0 && ticks.values.count <= 9 && ticks.values.last.map { $0 <= seconds } == true)
        #expect(ticks.label(of: step) == label)
    }

    @Test("stands on the page with a link from each stage that says when it ran, under the day of each group")
    func page() {
        var report = SampleReport.classifier
        report.stages[0].madeAt = Date(timeIntervalSince1970: 1_795_000_000)
        let html = report.html()
        #expect(html.contains(">2026-11-18 11:06:40 UTC</text>"), "the stage that was made days before")
        #expect(html.contains("1 stage in 1.9 s") && html.contains("After a long pause a new axis begins"))
        for name in ["fetch-mnist", "plot-classifier"] {
            #expect(html.contains("<a href=\"#stage-\(name)\"><title>\(name)</title><text class=\"name\" text-anchor"))
        }
        let spoken = "<title>report</title><text class=\"name\" text-anchor"
        #expect(!html.contains(spoken), "the stage that draws the page cannot know how long it takes")
    }

    @Test("is left out where no stage says when it ran")
    func unknown() {
        let stage = Report.Stage(name: "a", kind: "a", summary: "", state: .missing)
        #expect(!Report(title: "T", stages: [stage]).html().contains("<figure class=\"timeline\">"))
    }
}
