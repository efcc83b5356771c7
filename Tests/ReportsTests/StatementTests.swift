import Artifacts
import Foundation
import Reports
import TestSupport
import Testing

@Suite("What the page states for programs")
struct StatementTests {
    private func statement(of html: String) throws -> [String: Any] {
        let start = try #require(html.range(of: "<script type=\"application/json\" id=\"statement\">"))
        let end = try #require(html.range(of: "</script>", range: start.upperBound..<html.endIndex))
        let json = Data(html[start.upperBound..<end.lowerBound].utf8)
        return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    @Test("is every file with its size and digest, each once, and for each picture its element and its file")
    func contents() throws {
        var report = SampleReport.classifier
        report.dataFiles[0].file = "fetch-mnist/train-images-idx3-ubyte"
        report.dataFiles[1].file = "train-classifier/history.csv"
        let figures = report.sections[0].blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
        var figure = try #require(figures.first { $0.name == "loss" })
        figure.file = "plot-classifier/loss.png"
        report.sections[0].blocks = [.figure(figure)]
        let html = report.html()
        let statement = try statement(of: html)
        let files = try #require(statement["files"] as? [[String: Any]])
        #expect(
            files.compactMap { $0["path"] as? String } == [
                "parse-mnist/digits.safetensors", "train-classifier/classifier.safetensors",
                "train-classifier/history.csv", "evaluate-classifier/predictions.safetensors",
                "plot-classifier/loss.png", "fetch-mnist/train-images-idx3-ubyte",
            ])
        #expect(files[5]["bytes"] as? Int == 47_040_016 && (files[5]["sha256"] as? String)?.hasPrefix("ba89") == true)
        let pictures = try #require(statement["pictures"] as? [[String: String]])
        #expect(pictures == [["element": "picture-figure-loss", "file": "plot-classifier/loss.png"]])
        let image = PageTags(of: html).all("img").first { $0.attributes["id"] == "picture-figure-loss" }
        #expect(image?.attributes["src"]?.hasPrefix("data:image/png;base64,") == true)
    }

    @Test(
        "is closed by nothing that a text holds",
        arguments: ["</script><b>", "<!--<script>", "<\u{338}script>", "\"}]", "\\u003c"])
    func hostile(text: String) throws {
        let html = SampleReport.everywhere(text).html()
        let files = try #require(try statement(of: html)["files"] as? [[String: Any]])
        #expect(files.compactMap { $0["path"] as? String } == [text])
        #expect(html.components(separatedBy: "</script>").count == html.components(separatedBy: "<script").count)
    }

    @Test("holds the digest of the page with zeros in its place")
    func sealed() throws {
        let html = SampleReport.classifier.html()
        let digest = try #require(try statement(of: html)["page"] as? String)
        let unsealed = html.replacing(digest, with: String(repeating: "0", count: 64))
        #expect(Digest(of: Data(unsealed.utf8)).hexadecimal == digest)
    }

    @Test("is left out of a page that has no files")
    func nothing() {
        #expect(!Report(title: "T").html().contains("id=\"statement\""))
    }
}
