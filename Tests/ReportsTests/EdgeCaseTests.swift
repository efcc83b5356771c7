import Reports
import Testing
import TestSupport

@Suite("Reports with little in them")
struct EdgeCaseTests {
    @Test("a report of a title alone has no chapters, no contents and no empty boxes")
    func titleAlone() {
        let page = PageTags(of: Report(title: "Nothing yet").html())
        #expect(page.all("h1").count == 1)
        for name in ["h2", "nav", "section", "table", "svg", "figure"] { #expect(page.all(name).isEmpty, "\(name)") }
    }

    @Test("empty sections, tables, logs and metrics are drawn without their contents")
    func emptyParts() {
        let blocks: [Report.Block] = [
            .metrics([]), .table(Report.Table(caption: "None", columns: [], rows: [])),
            .table(Report.Table(caption: "Headings only", columns: ["A", "B"], rows: [])),
            .log(Report.Listing(title: "Nothing printed", text: "")), .paragraph(""),
        ]
        let sections = [
            Report.Section(name: "", title: "Empty"), Report.Section(name: "", title: "Full", blocks: blocks),
        ]
        let page = PageTags(of: Report(title: "Empty", sections: sections).html())
        #expect(page.all("table").count == 3)
        #expect(page.values(of: "id").filter { $0.hasPrefix("experiment") } == ["experiment", "experiment-2"])
    }

    @Test("a short row is filled up")
    func shortRow() {
        let table = Report.Table(caption: "Short", columns: ["A", "B", "C"], rows: [[1]])
        let html = Report(title: "T", sections: [Report.Section(name: "s", title: "S", blocks: [.table(table)])]).html()
        #expect(html.contains("<td><data value=\"\">–</data></td><td><data value=\"\">–</data></td></tr>"))
    }

    @Test("a verdict on a section that is not there has no link")
    func verdictWithoutSection() {
        let verdict = Report.Verdict(experiment: "E", section: "gone", promise: "P", measurement: "M", outcome: .open)
        let html = Report(title: "T", verdicts: [verdict]).html()
        #expect(html.contains("<h3>E</h3>"))
        #expect(html.contains("Not decided"))
    }

    @Test(
        "the verdicts are counted above them",
        arguments: [
            ([Report.Verdict.Outcome.met], "The experiment does what"),
            ([.missed], "The experiment does not show what"), ([.open], "Nothing is decided"),
            ([.met, .met], "All 2 experiments do what"), ([.met, .missed, .open], "1 of 3 experiments does what"),
            ([.met, .met, .open], "2 of 3 experiments do what"),
        ])
    func summary(outcomes: [Report.Verdict.Outcome], text: String) {
        let verdicts = outcomes.map {
            Report.Verdict(experiment: "E", section: "s", promise: "P", measurement: "M", outcome: $0)
        }
        #expect(Report(title: "T", verdicts: verdicts).html().contains("<p class=\"lead\">\(text)"))
    }

    @Test("stages that need each other in a circle, themselves or nobody known are drawn")
    func impossibleStages() {
        let stages = [("a", ["b"]), ("b", ["a"]), ("c", ["c", "gone"])].map { name, needs in
            Report.Stage(name: name, kind: name, summary: "", state: .missing, needs: needs)
        }
        let page = PageTags(of: Report(title: "T", stages: stages).html())
        #expect(page.all("path").count { $0.attributes["class"] == "edge" } == 1)
        #expect(page.all("rect").count == 3)
    }
}
