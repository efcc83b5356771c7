import Foundation

/// The style sheet of the page.
enum PageStyle {
    /// Its files one after the other, in the order in which they apply.
    static let sheet: String = {
        let files = [
            PackageResources.colours_css, PackageResources.layout_css, PackageResources.text_css,
            PackageResources.verdicts_css, PackageResources.figures_css, PackageResources.players_css,
            PackageResources.tables_css, PackageResources.stages_css, PackageResources.timeline_css,
            PackageResources.paper_css,
        ]
        return files.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }()
}

extension Report {
    /// The style sheet of the page, for pages that should look like it.
    package static var styleSheet: String { PageStyle.sheet }
}
