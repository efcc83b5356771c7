import Reports
import Testing
import TestSupport

@Suite("Prose")
struct ProseTests {
    @Test("backquotes make code, and double brackets a link to the figure of that name")
    func marks() {
        #expect(
            paragraph("Run `make <all>` now, see [[loss]].").contains(
                "<p>Run <code>make &lt;all&gt;</code> now, see <a href=\"#figure-loss\">Figure\u{A0}2</a>.</p>"))
    }

    @Test(
        "a mark that is not closed, is empty or names no figure stays as it was written",
        arguments: ["a ` b", "a `` b", "a [[loss b", "a [[gone]] b", "a [loss] b", "[[", "`", "[[]]"])
    func brokenMarks(text: String) {
        #expect(paragraph(text).contains("<p>\(text)</p>"))
    }

    @Test("marks mean the same in the cells of a table")
    func tables() {
        var report = SampleReport.classifier
        let table = Report.Table(caption: "", columns: ["text"], rows: [[.prose("`a` and [[loss]]")], [.text("`b`")]])
        report.sections[0].blocks.insert(.table(table), at: 0)
        let html = report.html()
        #expect(html.contains("<code>a</code> and <a href=\"#figure-loss\">"))
        #expect(html.contains(">`b`</th>"))
    }

    private func paragraph(_ text: String) -> String {
        var report = SampleReport.classifier
        report.sections[0].blocks.insert(.paragraph(text), at: 0)
        return report.html()
    }
}
