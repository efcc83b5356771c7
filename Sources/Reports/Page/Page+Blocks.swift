extension Page {
    /// A block of a section.
    func markup(of block: Report.Block, at place: Outline.Place) -> Markup {
        switch block {
        case .heading(let title): heading(title, anchor: outline.headings[place])
        case .paragraph(let text): Markup(html: "<p>\(prose(text).html)</p>")
        case .metrics(let metrics): table(of: metrics)
        case .table(let table): self.table(table)
        case .figure(let figure): self.figure(figure, at: place)
        case .log(let listing): self.listing(listing, kind: "log")
        case .code(let listing): self.listing(listing, kind: "code")
        }
    }

    private func heading(_ title: String, anchor: String?) -> Markup {
        Template.heading.filled(with: HeadingContext(anchor: anchor, title: title))
    }

    private func listing(_ listing: Report.Listing, kind: String) -> Markup {
        Template.listing.filled(
            with: ListingContext(kind: kind, title: prose(listing.title), label: listing.title, text: listing.text))
    }

    private struct HeadingContext {
        let anchor: String?
        let title: String
    }

    private struct ListingContext {
        let kind: String
        let title: Markup
        let label: String
        let text: String
    }
}
