import Artifacts
import Foundation
import Reports
import TestSupport

/// A page with two files beside it, one of them a picture that the page shows.
struct SamplePage {
    let folder: URL

    static let picture = GreyPNG.bytes(width: 4, height: 3) { column, row in UInt8(column * row) }
    static let table = Data("step,loss\n0,2.3\n".utf8)

    var page: URL { folder.appending(path: "index.html") }
    var files: URL { folder.appending(path: "my stage") }

    /// Writes the page and its files into `folder`.
    init(in folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        try Self.picture.write(to: files.appending(path: "loss.png"))
        try Self.table.write(to: files.appending(path: "<loss>.csv"))
        try write(Self.report.html())
    }

    func write(_ html: String) throws {
        try Data(html.utf8).write(to: page)
    }

    func edit(_ change: (String) -> String) throws {
        try write(change(String(contentsOf: page, encoding: .utf8)))
    }

    static var report: Report {
        let figure = Report.Figure(
            name: "loss", title: "Loss", caption: "It falls.", alternativeText: "A falling line.", png: picture,
            width: 4, height: 3, file: "my stage/loss.png")
        return Report(
            title: "T", sections: [Report.Section(name: "s", title: "S", blocks: [.figure(figure)])],
            stages: [stage(outputs: [artifact("my stage/loss.png", picture), artifact("my stage/<loss>.csv", table)])])
    }

    static func stage(outputs: [Report.Artifact]) -> Report.Stage {
        Report.Stage(name: "my stage", kind: "k", summary: "", state: .finished, outputs: outputs)
    }

    static func artifact(_ path: String, _ bytes: Data) -> Report.Artifact {
        Report.Artifact(name: path, byteCount: bytes.count, digest: Digest(of: bytes).hexadecimal, file: path)
    }
}
