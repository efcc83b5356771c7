import Reports
import Testing
import TestSupport

@Suite("Escaping")
struct EscapingTests {
    @Test(
        "a hostile text anywhere leaves the tags and attributes of the page as they are with a tame one",
        arguments: [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)", "]]><b>", "--><b>",
            "\"\u{301} onload=\"alert(1)", "<\u{338}script>", "</title></style><b>", "`<b>`", "[[<b>]]", "&lt;b&gt;",
            "{{title}} {{{style}}}", "javascript:alert(1)", "\u{0}\u{1B}[31m<b>", "https://example.org/\"x",
        ])
    func hostileText(text: String) {
        let tame = PageTags(of: SampleReport.everywhere("tame").html())
        let hostile = PageTags(of: SampleReport.everywhere(text).html())
        #expect(shape(hostile) == shape(tame))
        #expect(hostile.all("tspan").allSatisfy { $0.attributes.keys.sorted() == ["x", "y"] })
    }

    @Test("marked text comes out as the characters that were put in")
    func readable() {
        let html = SampleReport.everywhere("a < b & \"c\"").html()
        #expect(html.contains("<h1>a &lt; b &amp; &quot;c&quot;</h1>"))
        #expect(!html.contains("a < b"))
    }

    @Test("an address from outside stays a path beside the page")
    func addresses() {
        let tags = PageTags(of: SampleReport.everywhere("javascript:alert(1)").html())
        let addresses = tags.all("a").compactMap { $0.attributes["href"] }
        #expect(addresses.contains("./javascript%3Aalert%281%29"))
        let harmless = ["#", "./"]
        #expect(addresses.allSatisfy { address in harmless.contains { address.hasPrefix($0) } })
    }

    @Test("control characters become visible replacement characters")
    func controlCharacters() {
        let html = SampleReport.everywhere("a\u{1B}[31mb").html()
        #expect(html.contains("a\u{FFFD}[31mb"))
        #expect(!html.contains("\u{1B}"))
    }

    /// Names of tags and attributes, without `code`, which prose may hold or not, and the lines of names in the graph,
    /// of which a long name has two.
    private func shape(_ page: PageTags) -> [[String]] {
        page.tags.filter { !$0.name.hasSuffix("code") && !$0.name.hasSuffix("tspan") }.map {
            [$0.name] + $0.attributes.keys.sorted()
        }
    }
}
