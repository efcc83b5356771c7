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

    private func paragraph(_ text: String) -> String {
        var report = SampleReport.classifier
        report.sections[0].blocks.insert(.paragraph(text), at: 0)
        return report.html()
    }
}
