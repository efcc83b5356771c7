import Artifacts
import Foundation
import Reports

extension BoundInput {
    /// The pictures that a plot stage drew, each with what is to be said about it.
    ///
    /// - Parameters:
    ///   - experiment: A short name, with which their names begin.
    ///   - players: What some of them become where scripts run, by the name of the picture.
    /// - Returns: The pictures, in the order in which they are to be read.
    /// - Throws: When the index or a picture cannot be read.
    func figures(of experiment: String, players: [String: Report.Player]) throws -> [Report.Figure] {
        guard let url = files["figures.json"] else { return [] }
        return try FigureIndex(contentsOf: url).figures.map { figure in
            let name = figure.file.replacing(".png", with: "")
            return Report.Figure(
                name: "\(experiment)-\(name)", title: figure.title,
                caption: figure.caption,
                alternativeText: figure.alternativeText, png: try contents(of: figure.file), width: figure.width,
                height: figure.height,
                data: figure.data.first.map { columns in
                    Report.Table(
                        caption: figure.title, columns: columns,
                        rows: figure.data.dropFirst().map { $0.map { .text($0) } })
                },
                file: "\(stage)/\(figure.file)", player: players[name])
        }
    }
}
