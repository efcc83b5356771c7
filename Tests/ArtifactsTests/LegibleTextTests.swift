import Artifacts
import Foundation
import Testing

@Suite("What others wrote, in a message,")
struct LegibleTextTests {
    @Test(
        "shows what a terminal would obey as its number, and all else as it is",
        arguments: [
            ("\u{1B}[2K\r", "\\u{1B}[2K\\u{D}"), ("\u{9B}2K", "\\u{9B}2K"), ("a\u{202E}b", "a\\u{202E}b"),
            ("\u{2066}", "\\u{2066}"), ("\u{2028}", "\\u{2028}"), ("e\u{301} ä 日本 \\", "e\u{301} ä 日本 \\"),
        ])
    func controls(text: String, legible: String) {
        #expect(text.withVisibleControls == legible)
    }

    @Test("is cut where it is long, and says so")
    func cut() {
        #expect("abc".shortened(to: 3) == "abc")
        #expect("abcd".shortened(to: 3) == "abc...")
    }

    @Test("stands in quotation marks with nothing in it that would end them, or that a terminal obeys")
    func quotation() {
        #expect(quoted("a\"b\\\n\u{9B}") == "\"a\\\"b\\\\\\n\\u{9B}\"")
        #expect(quoted(String(repeating: "x", count: 81)) == "\"" + String(repeating: "x", count: 80) + "\"...")
    }

    @Test("leaves room for the place, however long it or the keys to it are", arguments: [1, 4000])
    func place(length: Int) throws {
        let key = String(repeating: "\u{7F}", count: length)
        let json = Data("{\"\(key)\":\"\(key)\"}".utf8)
        let error = #expect(throws: DecodingError.self) { try JSONDecoder().decode([String: Digest].self, from: json) }
        let reason = try #require(error).reason(in: json)
        #expect(reason.contains(/is not a SHA-256 digest \(at (\\u\{7F\})+/), "\(reason)")
        #expect(reason.utf8.count < 900)
    }

    @Test(
        "is short, however long the text is that is no JSON",
        arguments: [
            ("[1", "1", "e]"), ("[1", "1", "]"), ("[0", "0", "]"), ("[t", "r", "]"), ("[\"", "x", "\n\"]"),
            ("[\"\\u", "z", "\"]"), ("", "[", ""), ("[1.", "0", "x]"), ("[1e", "9", "]"),
        ])
    func syntax(start: String, repeated: String, end: String) throws {
        let json = Data((start + String(repeating: repeated, count: 5000) + end).utf8)
        let error = #expect(throws: DecodingError.self) { try JSONDecoder().decode([Int].self, from: json) }
        let reason = try #require(error).reason(in: json)
        #expect(reason.utf8.count < 900, "\(reason)")
    }
}
