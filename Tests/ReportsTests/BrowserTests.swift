import Foundation
import Reports
import Testing
import TestSupport

@Suite("A page in Chromium", .enabled(if: Browser() != nil, Browser.missing))
struct BrowserTests {
    @Test(
        "holds whatever stands on it",
        arguments: ["silent", "fits", "pictures", "without_scripts", "saves_data", "saves_picture", "contents_stay"])
    func sample(check: String) throws {
        let complaint = try complaint(of: check, about: SampleReport.classifier)
        #expect(complaint == nil)
    }

    @Test("is not wider than the window, however long the words are")
    func longWords() throws {
        let word = String(repeating: "Immeasurable", count: 30)
        let complaint = try complaint(of: "fits", about: SampleReport.everywhere(word))
        #expect(complaint == nil)
    }

    @Test("a check that does not hold is told of")
    func failingCheck() throws {
        let figure = Report.Figure(
            name: "broken", title: "Broken", caption: "", alternativeText: "Not a picture.", png: Data("PNG".utf8),
            width: 10, height: 10)
        let report = Report(
            title: "Broken", sections: [Report.Section(name: "s", title: "S", blocks: [.figure(figure)])])
        let complaint = try complaint(of: "pictures", about: report)
        #expect(complaint?.contains("pictures that are not decoded: ['Not a picture.']") == true)
    }

    private func complaint(of check: String, about report: Report) throws -> String? {
        try withTemporaryFolder { folder in
            let page = folder.appending(path: "page.html")
            try Data(report.html().utf8).write(to: page)
            return try #require(Browser()).complaint(of: check, about: page)
        }
    }
}
