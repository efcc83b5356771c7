extension Page {
    /// The sections of the experiments.
    var sections: [Markup] {
        report.sections.indices.map { index in
            let section = report.sections[index]
            return Template.section.filled(
                with: Context(
                    anchor: outline.sections[index], title: section.title, body: body(ofSection: index),
                    command: section.command))
        }
    }

    /// The blocks of a section; figures that follow each other share a row.
    private func body(ofSection index: Int) -> Markup {
        var parts: [Markup] = []
        var row: [Markup] = []
        for (block, content) in report.sections[index].blocks.enumerated() {
            let markup = markup(of: content, at: Outline.Place(section: index, block: block))
            if case .figure = content {
                row.append(markup)
            } else {
                parts += [self.row(of: row), markup]
                row = []
            }
        }
        return (parts + [self.row(of: row)]).joined()
    }

    private func row(of figures: [Markup]) -> Markup {
        figures.isEmpty ? .empty : Markup(html: "<div class=\"figures\">\n\(figures.joined().html)\n</div>")
    }

    private struct Context {
        let anchor: String
        let title: String
        let body: Markup
        let command: String?
    }
}
