extension Page {
    /// The files that the data came from.
    var dataFiles: Markup {
        let rows = report.dataFiles.map { file in
            [
                TableView.Cell(.code(file.name)), TableView.Cell(prose(file.contents)),
                TableView.Cell(.text(file.source)), TableView.Cell(.bytes(file.byteCount)),
                TableView.Cell(.digest(file.digest)),
            ]
        }
        let caption = "Data files, each checked against its SHA-256 digest"
        return chapter(
            .dataFiles,
            body: TableView(
                caption: caption, columns: ["File", "Contents", "Source", "Size", "SHA-256"], rows: rows
            ).markup)
    }

    /// Versions and settings of the machine and the program.
    var environment: Markup {
        chapter(.environment, body: table(of: report.environment, caption: "What the results were made with"))
    }

    /// Words with their meanings.
    var glossary: Markup {
        let terms = report.glossary.map { Term(word: $0.word, meaning: prose($0.meaning)) }
        return chapter(.glossary, body: Template.glossary.filled(with: Context(terms: terms)))
    }

    private struct Context {
        let terms: [Term]
    }

    private struct Term {
        let word: String
        let meaning: Markup
    }
}
