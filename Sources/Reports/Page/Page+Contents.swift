extension Page {
    /// The table of contents, empty when the page has no chapters.
    var contents: Markup {
        let verdicts = Chapter.verdicts.isPresent(in: report) ? [entry(of: .verdicts)] : []
        let rest = Chapter.allCases.dropFirst().filter { $0.isPresent(in: report) }.map(entry)
        let entries = verdicts + report.sections.indices.map(entry) + rest
        return entries.isEmpty ? .empty : Template.contents.filled(with: Context(entries: entries))
    }

    private func entry(of chapter: Chapter) -> Entry {
        Entry(anchor: chapter.anchor, title: chapter.title, hasTopics: false, topics: [])
    }

    private func entry(ofSection index: Int) -> Entry {
        let section = report.sections[index]
        let topics = section.blocks.indices.compactMap { block -> Topic? in
            guard case .heading(let title) = section.blocks[block] else { return nil }
            return Topic(anchor: outline.headings[Outline.Place(section: index, block: block)], title: title)
        }
        return Entry(
            anchor: outline.sections[index], title: section.title, hasTopics: !topics.isEmpty, topics: topics)
    }

    private struct Context {
        let entries: [Entry]
    }

    private struct Entry {
        let anchor: String
        let title: String
        let hasTopics: Bool
        let topics: [Topic]
    }

    private struct Topic {
        let anchor: String?
        let title: String
    }
}
