import Artifacts
import Foundation
import Reports

extension BoundInput {
    /// The pictures that a plot stage drew, each with what is to be said about it; their names begin with the
    /// experiment's.
    ///
    /// - Throws: When the index or a picture cannot be read.
    func figures(of experiment: String) throws -> [Report.Figure] {
        guard let url = files["figures.json"] else { return [] }
        return try FigureIndex(contentsOf: url).figures.map { figure in
            Report.Figure(
                name: "\(experiment)-\(figure.file.replacing(".png", with: ""))", title: figure.title,
                caption: figure.caption,
                alternativeText: figure.alternativeText, png: try contents(of: figure.file), width: figure.width,
                height: figure.height,
                data: figure.data.first.map { columns in
                    Report.Table(
                        caption: figure.title, columns: columns,
                        rows: figure.data.dropFirst().map { $0.map { .text($0) } })
                },
                file: "\(stage)/\(figure.file)")
        }
    }
}
