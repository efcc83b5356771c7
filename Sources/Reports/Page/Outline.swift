/// The addresses and numbers of everything on a page that can be referred to.
struct Outline {
    /// Where a figure stands, and its number.
    struct Figure: Equatable {
        let number: Int
        let anchor: String

        /// The address of its picture.
        var pictureAnchor: String { "picture-" + anchor }
    }

    /// The position of a block in the report.
    struct Place: Hashable {
        let section: Int
        let block: Int
    }

    /// The addresses of the sections, in order.
    private(set) var sections: [String] = []
    /// The addresses of the headings inside sections.
    private(set) var headings: [Place: String] = [:]
    /// The figures by their place.
    private(set) var figures: [Place: Figure] = [:]
    /// The figures by their name; of two of one name, the first.
    private(set) var figuresByName: [String: Figure] = [:]
    /// The addresses of the stages, in order.
    private(set) var stages: [String] = []

    init(of report: Report) {
        var anchors = Anchors()
        for (index, section) in report.sections.enumerated() {
            sections.append(anchors.anchor("experiment", for: section.name))
            for (block, content) in section.blocks.enumerated() {
                add(content, at: Place(section: index, block: block), of: section, to: &anchors)
            }
        }
        stages = report.stages.map { anchors.anchor("stage", for: $0.name) }
    }

    private mutating func add(
        _ block: Report.Block, at place: Place, of section: Report.Section, to anchors: inout Anchors
    ) {
        switch block {
        case .heading(let title):
            headings[place] = anchors.anchor("topic", for: "\(section.name) \(title)")
        case .figure(let figure):
            let entry = Figure(number: figures.count + 1, anchor: anchors.anchor("figure", for: figure.name))
            figures[place] = entry
            figuresByName[figure.name] = figuresByName[figure.name] ?? entry
        case .paragraph, .metrics, .table, .log, .code:
            break
        }
    }
}
