import Foundation
import Reports
import Testing
import TestSupport

@Suite("Structure of the page")
struct StructureTests {
    private static let sample = SampleReport.classifier.html()
    private static let sampleTags = PageTags(of: sample)
    private let html = sample
    private let page = sampleTags

    @Test("equal reports give equal bytes")
    func determinism() {
        #expect(SampleReport.classifier.html() == html)
    }

    @Test("a report that differs in one recorded time differs on the page")
    func difference() {
        var report = SampleReport.classifier
        report.stages[0].seconds = 2.5
        #expect(report.html() != html)
    }

    @Test("every tag that is opened is closed")
    func balance() {
        let void = Set(["!doctype", "meta", "link", "img"])
        var open: [String] = []
        for tag in page.tags where !void.contains(tag.name) && !tag.closesItself {
            if tag.name.hasPrefix("/") {
                #expect(open.popLast() == String(tag.name.dropFirst()))
            } else {
                open.append(tag.name)
            }
        }
        #expect(open.isEmpty)
    }

    @Test("nothing on the page is fetched, and the policy in its head forbids it")
    func policy() throws {
        let policy = page.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        let content = try #require(policy?.attributes["content"])
        let rules = content.replacing(#/sha256-[^']+/#, with: "DIGEST")
        #expect(rules.hasPrefix("default-src 'none'; img-src data:; style-src 'DIGEST'; script-src 'DIGEST'; "))
        #expect(!content.contains("unsafe") && page.values(of: "style").isEmpty)
        #expect(page.values(of: "src").allSatisfy { $0.hasPrefix("data:image/png;base64,") })
        #expect(page.values(of: "href").allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("./") || $0.hasPrefix("data:") })
        #expect(page.all("script").map { $0.attributes["type"] } == [nil, "application/json"])
        let style = html.components(separatedBy: "<style>")[1].components(separatedBy: "</style>")[0]
        #expect(!style.contains("url(") && !style.contains("@import") && !style.contains("//"))
    }

    @Test("the page has its language, landmarks and a way past the contents")
    func landmarks() {
        #expect(page.all("html").first?.attributes["lang"] == "en")
        for name in ["header", "nav", "main", "footer", "h1"] { #expect(page.all(name).count == 1, "\(name)") }
        #expect(page.all("svg").count == 2, "the graph and the timeline of the stages")
        #expect(page.all("a").first?.attributes["href"] == "#main")
        #expect(page.all("main").first?.attributes["id"] == "main")
    }

    @Test("headings do not skip a level")
    func headings() {
        let levels = page.tags.compactMap { ["h1": 1, "h2": 2, "h3": 3, "h4": 4][$0.name] }
        #expect(levels.first == 1)
        for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    }

    @Test(
        "addresses on the page are unique, and every link on it leads somewhere",
        arguments: [SampleReport.classifier, SampleReport.everywhere("x")])
    func anchors(report: Report) {
        let page = PageTags(of: report.html())
        let anchors = page.values(of: "id")
        #expect(Set(anchors).count == anchors.count)
        for address in page.values(of: "href") where address.hasPrefix("#") {
            #expect(anchors.contains(String(address.dropFirst())), "\(address)")
        }
        for label in page.values(of: "aria-labelledby") { #expect(anchors.contains(label)) }
    }

    @Test("every figure has a number, a description, a size and the bytes of its picture")
    func figures() {
        let images = page.all("img")
        #expect(images.count == 5)
        for image in images {
            #expect(image.attributes["alt"]?.isEmpty == false)
            #expect(Int(image.attributes["width"] ?? "") != nil && Int(image.attributes["height"] ?? "") != nil)
        }
        for number in 1...5 { #expect(html.components(separatedBy: ">Figure&nbsp;\(number)</a> <strong>").count == 2) }
        #expect(!html.contains(">Figure&nbsp;6</a>"))
    }

    @Test("a number that is rounded or grouped on the page keeps its full precision behind it")
    func precision() {
        #expect(html.contains("<data value=\"0.9658\">96.58%</data>"))
        #expect(html.contains("<data value=\"47040016\">47.0 MB</data>"))
        #expect(html.contains("<th scope=\"row\" class=\"quantity\">0</th>"))
    }

    @Test("bytes that a script needs stand in blocks that are no scripts, and nothing ends one early")
    func attachments() {
        let film = Report.Player.Film(width: 1, height: 1, steps: [1], png: Data("</script>".utf8))
        var figure = SampleFigures.plainFigure(named: "film")
        figure.player = .film(film)
        let report = Report(title: "T", sections: [Report.Section(name: "s", title: "S", blocks: [.figure(figure)])])
        let page = PageTags(of: report.html())
        let block = page.all("script").first
        #expect(block?.attributes == ["type": "application/octet-stream", "data-name": "film"])
        #expect(page.all("figure").first?.attributes["data-player"] == "film")
        #expect(page.tags.count { $0.name == "/script" } == 2)
    }

    @Test("a replay of a figure that is not on the page is left out")
    func replayOfNothing() {
        var figure = SampleFigures.plainFigure(named: "moments")
        figure.player = .course(of: "gone")
        let report = Report(title: "T", sections: [Report.Section(name: "s", title: "S", blocks: [.figure(figure)])])
        #expect(!report.html().contains("data-player=\"course\""))
    }

    @Test("table headings say what they head, and tables scroll in a box of their own")
    func tables() {
        #expect(page.all("th").allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
        #expect(page.all("caption").count == page.all("table").count)
        let boxes = page.all("div").filter { $0.attributes["class"] == "scroll" }
        #expect(boxes.count == page.all("table").count + 2)
        #expect(boxes.allSatisfy { $0.attributes["tabindex"] == "0" && $0.attributes["aria-label"]?.isEmpty == false })
    }

    @Test("a verdict and a changed parameter are said in words")
    func words() {
        #expect(html.contains("Promise kept"))
        #expect(html.contains("Differs from the tutorial:"))
        #expect(html.contains("<strong>changed</strong>"))
        #expect(SampleReport.everywhere("x").html().contains("Promise not kept"))
    }
}
