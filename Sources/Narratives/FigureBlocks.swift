import Artifacts
import Foundation
import Reports

extension BoundInput {
    /// The pictures that a plot stage drew, each with what is to be said about it.
    ///
    /// - Throws: When the index or a picture cannot be read.
    func figures() throws -> [Report.Figure] {
        guard let url = files["figures.json"] else { return [] }
        return try FigureIndex(contentsOf: url).figures.map { figure in
            Report.Figure(
                name: figure.file.replacing(".png", with: ""), title: figure.title, caption: figure.caption,
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
