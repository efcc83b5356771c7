import Foundation

/// The page of a report while it is put together: the report, and the addresses that its parts refer to.
struct Page {
    let report: Report
    let outline: Outline

    init(of report: Report) {
        self.report = report
        outline = Outline(of: report)
    }

    /// The whole page.
    var markup: Markup {
        let style = PageStyle.sheet + figureWidths
        return Template.page.filled(
            with: Context(
                title: report.title, style: Markup(html: style), styleDigest: policySource(of: style),
                script: Markup(html: PageScript.source),
                scriptDigest: PageScript.digest,
                introduction: report.introduction.map { Paragraph(text: prose($0)) }, contents: contents,
                main: ([verdicts] + sections + [stages, dataFiles, environment, glossary]).joined(),
                statement: Statement(of: report, outline: outline).markup))
    }

    /// Text with marks as HTML.
    func prose(_ text: String) -> Markup { Prose(text: text, figures: outline.figuresByName).markup }

    private struct Context {
        let title: String
        let style: Markup
        let styleDigest: String
        let script: Markup
        let scriptDigest: String
        let introduction: [Paragraph]
        let contents: Markup
        let main: Markup
        let statement: Markup
    }

    private struct Paragraph {
        let text: Markup
    }
}

extension Report {
    /// The report as one self-contained HTML page, which states its own digest: no request, and equal bytes for equal reports.
    public func html() -> String { Statement.sealed(Page(of: self).markup.html) }
}
