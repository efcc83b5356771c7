import Foundation
import Reports
import Testing
import TestSupport

@Suite("The page in Chromium", .enabled(if: Chromium() != nil, "\(Chromium.missing)"))
struct BrowserTests {
    @Test("nothing is wider than the window at 400, 1280 and 1600 pixels, whatever the texts")
    func widths() throws {
        let word = String(repeating: "Immeasurable", count: 30)
        #expect(try overflow(of: SampleReport.classifier) == ["400: 0", "1280: 0", "1600: 0"])
        #expect(try overflow(of: SampleReport.everywhere(word)) == ["400: 0", "1280: 0", "1600: 0"])
    }

    @Test("every picture is decoded, so the policy of the page lets it through")
    func pictures() throws {
        let decoded = "[...page.images].filter(image => image.complete && image.naturalWidth > 0).length"
        #expect(try measured(SampleReport.classifier, decoded) == ["400: 5", "1280: 5", "1600: 5"])
    }

    private func overflow(of report: Report) throws -> [String] {
        try measured(report, "page.documentElement.scrollWidth - page.documentElement.clientWidth")
    }

    /// What a script outside of the page finds out about it in frames of three widths.
    private func measured(_ report: Report, _ expression: String) throws -> [String] {
        let page = report.html().replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        let frames = [400, 1280, 1600].map { width in
            "<iframe width=\"\(width)\" height=\"800\" frameborder=\"0\" srcdoc=\"\(page)\"></iframe>"
        }
        let script = """
            addEventListener('load', () => {
              const lines = [...document.querySelectorAll('iframe')].map(frame => {
                const page = frame.contentDocument;
                return frame.width + ': ' + (\(expression));
              });
              document.body.textContent = 'found ' + lines.join(', ') + ' end';
            });
            """
        let harness = "<!doctype html>\(frames.joined())<script>\(script)</script>"
        let document = try #require(Chromium()).document(of: harness)
        let found = try #require(document.firstRange(of: "found "))
        let end = try #require(document.firstRange(of: " end"))
        return document[found.upperBound..<end.lowerBound].split(separator: ", ").map(String.init)
    }
}
