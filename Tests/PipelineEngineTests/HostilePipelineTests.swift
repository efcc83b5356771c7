import Foundation
import PipelineEngine
import TestSupport
import Testing

@Suite("A hostile pipeline file")
struct HostilePipelineTests {
    private func error(_ text: String) -> String {
        do {
            return "read: \(try PipelineFile(text: text, path: "p.yaml").stageNames)"
        } catch {
            return "\(error)"
        }
    }

    @Test("cannot nest deeper than the parser's stack: the bracket that is too much is named")
    func brackets() {
        #expect(
            error(String(repeating: "[", count: 100_000)).hasPrefix("p.yaml:1:1001: there are more than 1000 opening"))
        // As many as are allowed are the parser's to refuse, which it does without a crash.
        #expect(error(String(repeating: "[", count: 1000)).hasPrefix("p.yaml:"))
        #expect(error(String(repeating: "{a: ", count: 1000)).hasPrefix("p.yaml:"))
    }

    @Test("cannot nest by dashes on one line either", arguments: ["- ", "-\t"])
    func dashes(_ step: String) {
        #expect(
            error("a\n" + String(repeating: step, count: 10_000)).hasPrefix("p.yaml:2:101: this line is indented by"))
        #expect(error("a\u{2028}" + String(repeating: step, count: 10_000)).hasPrefix("p.yaml:2:101: this line is"))
    }

    @Test("cannot make the parser follow aliases of aliases: the one that is too much is named")
    func aliasBomb() {
        let levels = (1...9).map { "- &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }
        #expect(error("- &a0 [x]\n" + levels.joined()).hasPrefix("p.yaml:7:13: there are more than 16 aliases (*name)"))
    }

    @Test(
        "cannot have the parser compare deep keys: the one that is too much is named",
        arguments: [
            ("{%: 1, %: 2, #: 3, #: 4}", 233), ("{% : 1, ? %: 2, #\t: 3, ?#: 4}", 178),
            ("x: &a %\ny: &b #\n*a : 1\n*a: 2\n*b : 3\n*b: 4", 3),
            ("? %\n? %\n? #\n? #", 1), ("- ? %\n- ? %\n- ? #\n-\t? #", 3),
        ])
    func deepKeys(text: String, column: Int) {
        let depth = 24
        let equal = String(repeating: "[", count: depth) + "x" + String(repeating: "]", count: depth)
        let found = error(text.replacing("%", with: "[\(equal), 1]").replacing("#", with: "[\(equal), 2]"))
        #expect(found.contains(": there are more than 3 keys that are lists, maps or aliases"), "\(found)")
        #expect(found.contains(":\(column): "), "\(found)")
    }

    @Test("keeps questions, and colons behind brackets, that are no keys")
    func noKeys() {
        let text = """
            description: "Why? Because. [1]: so. {x}: so. What? That? Where? There?"
            stages: { a: { uses: write-text }, b: { uses: write-text } }
            """
        #expect(error(text) == "read: [\"a\", \"b\"]")
    }

    @Test("keeps an alias or two, and asterisks that are none")
    func fewAliases() {
        let text = """
            description: a * b
            stages:
              a: &it { uses: write-text }
              b: *it
            """
        #expect(error(text) == "read: [\"a\", \"b\"]")
    }

    @Test("with a name or a value of a thousand bytes and more is refused where it stands")
    func longWords() {
        let long = String(repeating: "a", count: 1001)
        #expect(error("stages:\n  \(long): { uses: x }") == "p.yaml:2:3: a stage's name is longer than 1000 bytes")
        #expect(
            error("stages:\n  a: { uses: x, with: { b: \(long) } }")
                == "p.yaml:2:28: parameter 'b' is longer than 1000 bytes")
    }

    @Test("with a thousand stages and more is refused")
    func manyStages() {
        let text = "stages:\n" + (0...1000).map { "  a\($0):\n    uses: x\n" }.joined()
        #expect(error(text) == "p.yaml:2:3: 'stages' lists 1001 stages; expected at most 1000")
    }

    @Test("cannot make the terminal obey what it says")
    func controls() {
        #expect(error("\"\\e[2J\": 1").hasPrefix("p.yaml:1:1: the file has an unknown key '\\u{1B}[2J'"))
    }

    @Test("that is no UTF-8, too long, or without an end is refused, the first with the place")
    func bytes() throws {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "p.yaml")
            func message() -> String {
                do {
                    _ = try PipelineFile(contentsOf: url)
                    return "no error"
                } catch {
                    return "\(error)"
                }
            }
            try Data([0x61, 0x0A, 0x62, 0xFF]).write(to: url)
            #expect(message().hasSuffix("p.yaml:2:2: this is not UTF-8 text"))
            try Data(repeating: 0x61, count: 1 << 18 | 1).write(to: url)
            #expect(message().hasSuffix("it is too long; a pipeline file has at most 262144 bytes"))
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: "/dev/zero")
            #expect(message().hasSuffix("it is too long; a pipeline file has at most 262144 bytes"))
        }
    }
}
