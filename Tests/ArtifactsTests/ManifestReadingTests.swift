import Artifacts
import Foundation
import Testing

@Suite("A record of an execution that others may have edited")
struct ManifestReadingTests {
    private static let whole = """
        {"format":1,"outputs":[{"digest":"\(String(repeating: "0", count: 64))","name":"a.csv","role":"table","size":7}],\
        "parameters":[],"ranOn":{},"recipe":{"code":"c","inputs":[],"kind":"k","parameters":{},"surroundings":{}},\
        "seconds":1.5,"started":"2001-09-09T01:46:40.250Z","summary":"Does nothing."}
        """

    private func reason(_ old: String, _ new: String) -> String {
        do {
            _ = try Manifest(decoding: Data(Self.whole.replacing(old, with: new).utf8))
            return "read"
        } catch {
            return error.reason
        }
    }

    @Test("is read where all is as an execution writes it")
    func whole() throws {
        #expect(reason("a.csv", "b.csv") == "read")
    }

    @Test(
        "is refused where a name leads out of the folder", arguments: ["", ".", "..", "../a", "/a", "a/", "a\\u0000b"])
    func names(_ name: String) {
        #expect(reason("a.csv", name).hasSuffix("is no name of a file (at outputs.0.name)"))
    }

    @Test("is refused where a number cannot be, with the place")
    func numbers() {
        #expect(reason(":7}", ":-7}") == "a file has no -7 bytes (at outputs.0.size)")
        #expect(reason(":1.5,", ":-1,") == "it took -1.0 seconds (at seconds)")
        #expect(reason(":7}", ":7.5}").contains("a number in it is not one that belongs there"))
    }

    @Test("is refused where two files have the same name, however its letters are written", arguments: ["a", "\u{E4}"])
    func sameNames(_ letter: String) {
        let first = Self.whole.replacing("a.csv", with: "\(letter).csv")
        let name = "\(letter.decomposedStringWithCanonicalMapping).csv"
        let digest = String(repeating: "0", count: 64)
        let output = "{\"digest\":\"\(digest)\",\"name\":\"\(name)\",\"role\":\"table\",\"size\":7}"
        let error = #expect(throws: ManifestError.self) {
            try Manifest(decoding: Data(first.replacing("\"outputs\":[", with: "\"outputs\":[\(output),").utf8))
        }
        #expect(error?.reason.hasSuffix("(at outputs.1.name)") == true)
    }

    @Test("is refused where a time is longer than can be told", arguments: ["1e300", "1.1e9"])
    func longTimes(_ seconds: String) {
        #expect(reason(":1.5,", ":\(seconds),").hasSuffix("seconds (at seconds)"))
    }

    @Test(
        "is refused where its pace is none that an execution has, with the place",
        arguments: [
            ("[0,5]", "[0]", "seconds"), ("[0,1.5]", "[]", "seconds"), ("[0,5]", "[5,0]", "completed"),
            ("[0,5]", "[0,0]", "completed"), ("[0,5]", "[-9223372036854775808,9223372036854775807]", "completed"),
            ("[0,1.5]", "[0,-1]", "seconds"), ("[0,1.5]", "[1,2]", "seconds"), ("[0,1.5]", "[0,1e300]", "seconds"),
            ("\"median\":0.1", "\"median\":-1", "median"), ("\"longest\":0.4", "\"longest\":1e300", "longest"),
            ("\"slowest\":2", "\"slowest\":5", "slowest"), ("\"slowest\":2", "\"slowest\":-1", "slowest"),
            ("\"samples\":40", "\"samples\":-1", "samples"),
            ("\"operations\":900", "\"operations\":-1", "operations"),
            ("\"threads\":2", "\"threads\":0", "threads"), ("\"peak\":50", "\"peak\":-1", "peak"),
        ])
    func paces(_ old: String, _ new: String, _ place: String) {
        let pace = """
            {"completed":[0,5],"longest":0.4,"median":0.1,"operations":900,"peak":50,"samples":40,"seconds":[0,1.5],\
            "slowest":2,"threads":2,"unit":"steps"}
            """
        func reason(_ pace: String) -> String { self.reason("\"parameters\":[]", "\"pace\":\(pace),\"parameters\":[]") }
        #expect(reason(pace) == "read")
        #expect(reason(pace.replacing(old, with: new)).hasSuffix("(at pace.\(place))"))
    }

    @Test("names the character at which it is no JSON")
    func syntax() {
        #expect(reason("\"format\"", "format").contains("around character 1"))
    }

    @Test("names the byte of the second half of a character whose first half is missing")
    func halfCharacter() {
        let start = reason("\"format\"", "\"\\ud83d\\ude00\\ude00\"")
        #expect(start.hasSuffix(" (at byte 14)"), "\(start)")
    }

    @Test("names the byte of a number that is beyond all numbers")
    func greatNumber() {
        #expect(reason("\"seconds\":1.5", "\"seconds\":1e309").hasSuffix(" (at byte 257)"), "\(reason("1.5", "1e309"))")
    }

    @Test("names the byte at which it is no text", arguments: [[0xFF], [0], [0xC3]] as [[UInt8]])
    func noText(_ bytes: [UInt8]) {
        let error = #expect(throws: ManifestError.self) { try Manifest(decoding: Data(Array("{\"a\"".utf8) + bytes)) }
        #expect(error?.reason == "it is no UTF-8 text, or has a byte of zero (at byte 4)")
    }

    @Test("does not exhaust the stack where it nests without end")
    func nesting() {
        #expect(
            reason("[]", String(repeating: "[", count: 100_000)).contains(
                "Too many nested arrays or dictionaries around character"))
    }
}
