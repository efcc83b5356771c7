import Foundation

extension Page {
    /// A figure with its caption and its data.
    func figure(_ figure: Report.Figure, at place: Outline.Place) -> Markup {
        let entry = outline.figures[place]
        let player = figure.player.flatMap { view(of: $0, in: figure) }
        return Template.figure.filled(
            with: Context(
                name: figure.name, anchor: entry?.anchor, pictureAnchor: entry?.pictureAnchor, number: entry?.number,
                title: figure.title,
                caption: prose(figure.caption),
                alternativeText: figure.alternativeText, width: figure.width, height: figure.height,
                isSmall: figure.width <= Self.widthBesideCaption, isBroad: figure.width >= Self.leastBreadth,
                address: Markup(html: Links.data(figure.png, type: "image/png")),
                file: figure.file.map(Links.file), data: data(of: figure, number: entry?.number),
                player: player?.attributes ?? .empty, attachments: player?.attachments ?? .empty))
    }

    private func data(of figure: Report.Figure, number: Int?) -> DataContext? {
        guard let table = figure.data else { return nil }
        let rowCount = table.rows.count
        return DataContext(
            number: number, rowCount: "\(Formats.count(rowCount)) \(rowCount == 1 ? "row" : "rows")",
            isLong: rowCount > Self.longestPrintedTable, table: self.table(table))
    }

    /// A rule for each width that a figure has: the policy of the page allows no styles beside its sheet.
    var figureWidths: String {
        let widths = report.sections.flatMap(\.blocks).compactMap { block -> Int? in
            if case .figure(let figure) = block { figure.width } else { nil }
        }
        return Set(widths).sorted().map { "\n.wide-\($0) { --width: \($0)px; }" }.joined()
    }

    /// Longer tables stay closed on paper.
    private static let longestPrintedTable = 40

    /// Wider pictures have their caption below; narrower ones that stand alone, beside them.
    private static let widthBesideCaption = 420

    /// Pictures as broad as this are scrolled on narrow windows, where their letters could not be read otherwise.
    private static let leastBreadth = 700

    private struct Context {
        let name: String
        let anchor: String?
        let pictureAnchor: String?
        let number: Int?
        let title: String
        let caption: Markup
        let alternativeText: String
        let width: Int
        let height: Int
        let isSmall: Bool
        let isBroad: Bool
        let address: Markup
        let file: String?
        let data: DataContext?
        let player: Markup
        let attachments: Markup
    }

    private struct DataContext {
        let number: Int?
        let rowCount: String
        let isLong: Bool
        let table: Markup
    }
}
