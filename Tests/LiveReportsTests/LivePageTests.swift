import Artifacts
import Foundation
import LiveReports
import PipelineEngine
import TestSupport
import Testing

@Suite("The live page")
struct LivePageTests {
    private func page() async throws -> (html: String, policy: String) {
        let view = RunView(run: LiveRun(command: ""), now: 0, finished: [], differences: nil)
        let site = LiveSite(FixedSource(view: view), store: OutputFolder(root: URL(filePath: "/nowhere")).store)
        let answer = try #require(await site.answer(to: "/"))
        guard case .data(let data) = answer.body else { return ("", "") }
        return (String(decoding: data, as: UTF8.self), answer.policy)
    }

    private func script(of html: String) throws -> String {
        let start = try #require(html.range(of: "<script>"))
        let end = try #require(html.range(of: "</script>", range: start.upperBound..<html.endIndex))
        return String(html[start.upperBound..<end.lowerBound])
    }

    @Test("may run its own script and no other: the policy names the digest of exactly that one")
    func policy() async throws {
        let (html, policy) = try await page()
        let digest = Digest(of: Data(try script(of: html).utf8)).hexadecimal
        let rule = try #require(policy.firstMatch(of: /script-src 'sha256-([A-Za-z0-9+\/=]+)'/))
        let bytes = try #require(Data(base64Encoded: String(rule.1)))
        #expect(bytes.map { String(format: "%02x", $0) }.joined() == digest)
        for rule in [
            "default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "connect-src 'self'",
            "frame-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        ] {
            #expect(policy.split(separator: "; ").contains { $0 == rule }, "\(rule)")
        }
        #expect(PageTags(of: html.replacing(try script(of: html), with: "")).all("script").count == 1)
    }

    @Test("has no script or address besides, and never sets HTML from a text")
    func harmless() async throws {
        let (html, _) = try await page()
        let script = try script(of: html)
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("] {
            #expect(!script.contains(word), "\(word)")
        }
        let tags = PageTags(of: html.replacing(script, with: ""))
        #expect(tags.tags.allSatisfy { tag in !tag.attributes.keys.contains { $0.hasPrefix("on") } })
        #expect(tags.values(of: "src").isEmpty)
        #expect(Set(tags.values(of: "href")) == ["data:,", "#report", "/report"])
    }

    @Test(
        "has a place for everything that the script shows, landmarks, a spoken headline, and words without the script")
    func structure() async throws {
        let (html, _) = try await page()
        let script = try script(of: html)
        let tags = PageTags(of: html.replacing(script, with: ""))
        let places = tags.values(of: "id")
        #expect(Set(places).count == places.count)
        for place in script.matches(of: /find\('([a-z]+)'\)/) {
            #expect(places.contains(String(place.1)), "\(place.1)")
        }
        for name in ["header", "main", "footer", "h1", "noscript", "iframe"] {
            #expect(tags.all(name).count == 1, "\(name)")
        }
        let spoken = tags.tags.filter { $0.attributes["aria-live"] != nil }
        #expect(spoken.map { $0.attributes["id"] } == ["headline"] && spoken[0].attributes["aria-live"] == "polite")
        #expect(tags.all("iframe")[0].attributes["title"]?.isEmpty == false)
        let withoutScript = try #require(html.firstMatch(of: #/<noscript>(?s:(.*?))</noscript>/#)).1
        #expect(withoutScript.contains("<a href=\"/report\">"))
        for state in LiveStage.State.allCases {
            #expect(script.contains("\(state.rawValue): '"), "a sign for \(state)")
        }
    }
}
