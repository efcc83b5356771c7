import Artifacts
import Testing

@Suite("Headers of safetensors that break a rule")
struct SafetensorsHeaderTests {
    private typealias Samples = SafetensorsSamples

    /// A header that is wrong, the bytes of tensors after it, and what the error says.
    struct Case: CustomTestStringConvertible, Sendable {
        let rule: String
        let header: String
        var dataCount = 0
        let message: String
        var testDescription: String { rule }
    }

    @Test("JSON that is not sound is refused at its offset", arguments: malformedJSON)
    func refusesMalformedJSON(_ example: Case) { check(example) }

    @Test("Tensors that do not fill the file are refused by name", arguments: wrongLayouts)
    func refusesWrongLayout(_ example: Case) { check(example) }

    @Test("A header length that cannot be is refused")
    func refusesLength() {
        #expect(message([1, 2, 3]).contains("offset 0: expected a header length of 8 bytes, found 3 bytes in all"))
        let tooLong = Samples.length(100_000_001) + [UInt8](repeating: 0x20, count: 16)
        #expect(message(tooLong).contains("expected a header of at most 100000000 bytes, found 100000001"))
        let beyond = Samples.length(17) + [UInt8](repeating: 0x20, count: 16)
        #expect(message(beyond).contains("expected a header of 2 to 16 bytes, inside the file, found 17"))
        let greatest = [UInt8](repeating: 0xFF, count: 8) + Array("{}".utf8)
        #expect(message(greatest).contains("found 18446744073709551615"))
        #expect(message(Samples.length(0)).contains("found 0"))
    }

    @Test("A name that is no UTF-8 is refused")
    func refusesBadText() {
        let header = Array(#"{""#.utf8) + [0xC3, 0x28] + Array(#"":{}}"#.utf8)
        #expect(message(Samples.file(header: header)).contains("offset 9: expected UTF-8, found bytes that are not"))
    }

    private func check(_ example: Case) {
        let message = message(Samples.file(header: example.header, dataCount: example.dataCount))
        #expect(message.contains(example.message))
    }

    /// The error for a file; empty when it is accepted.
    private func message(_ contents: [UInt8]) -> String {
        do {
            _ = try SafetensorsFile(decoding: contents, path: "broken.safetensors")
            return ""
        } catch {
            return "\(error)"
        }
    }

    private static let entry = Samples.member("a", "F32", "1", "0", "4")

    static let malformedJSON: [Case] = [
        Case(rule: "does not begin with a brace", header: " {}", message: "offset 8: expected '{'"),
        Case(rule: "an array", header: "[]", message: "offset 8: expected '{', with which a header begins"),
        Case(rule: "text after it", header: "{} x", message: "offset 11: expected the end of the header, found 'x'"),
        Case(rule: "no closing brace", header: "{" + entry, message: "expected '}', found the end of the header"),
        Case(
            rule: "too many dimensions",
            header: "{"
                + SafetensorsSamples.member(
                    "w", "U8", Array(repeating: "1", count: 65).joined(separator: ","), "0", "1") + "}",
            dataCount: 1, message: "expected at most 64 numbers, found more"),
        Case(rule: "a comma too many", header: "{" + entry + ",}", dataCount: 4, message: "expected '\"', found '}'"),
        Case(rule: "an open string", header: #"{"abc"#, message: "offset 13: expected the end of a string"),
        Case(rule: "a control character", header: "{\"a\n\":{}}", message: "found the control character 10"),
        Case(rule: "an unknown escape", header: #"{"\x":{}}"#, message: "found a backslash and 'x'"),
        Case(rule: "half an escape", header: #"{"\u00"#, message: "expected four hexadecimal digits"),
        Case(rule: "a sign in an escape", header: #"{"\u+0ff":{}}"#, message: "expected four hexadecimal digits"),
        Case(rule: "half a pair", header: #"{"\ud800":{}}"#, message: "expected a pair of surrogates, found one alone"),
        Case(rule: "a wrong pair", header: #"{"\ud800\u0041":{}}"#, message: "expected a pair of surrogates"),
        Case(
            rule: "a key twice", header: "{\(entry),\(entry)}", dataCount: 4,
            message: #"each key once, found "a" again"#),
        Case(
            rule: "a metadata key twice", header: #"{"__metadata__":{"k":"1","k":"2"}}"#,
            message: #"offset 33: expected each key once, found "k" again"#),
        Case(
            rule: "metadata that are no text", header: #"{"__metadata__":{"k":1}}"#,
            message: "expected '\"', found '1'"),
        Case(rule: "deep nesting", header: #"{"__metadata__":{"k":[[[["#, message: "expected '\"', found '['"),
        Case(
            rule: "a negative extent", header: "{\(Samples.member("a", "F32", "-1", "0", "4"))}",
            message: "expected an integer from 0 to 9223372036854775807, found '-'"),
        Case(rule: "a fraction", header: "{\(Samples.member("a", "F32", "1.0", "0", "4"))}", message: "found '.'"),
        Case(
            rule: "leading zeros", header: "{\(Samples.member("a", "F32", "01", "0", "4"))}", message: #"found "01""#),
        Case(
            rule: "an extent beyond 63 bits", header: "{\(Samples.member("a", "U8", "9223372036854775808", "0", "4"))}",
            message: #"found "9223372036854775808""#),
    ]

    static let wrongLayouts: [Case] = [
        Case(
            rule: "an unknown type", header: "{\(Samples.member("a", "F33", "1", "0", "4"))}", dataCount: 4,
            message: #"tensor "a": expected a dtype of BOOL, F4"#),
        Case(rule: "a missing field", header: #"{"a":{"dtype":"F32","shape":[]}}"#, message: "found not all three"),
        Case(
            rule: "an unknown field", header: #"{"a":{"dtype":"F32","strides":[1]}}"#,
            message: #"tensor "a": expected dtype, shape and data_offsets, found the key "strides""#),
        Case(
            rule: "three offsets", header: #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,1]}}"#, dataCount: 1,
            message: #"tensor "a": expected data_offsets of a begin and an end"#),
        Case(
            rule: "an end before the begin", header: "{\(Samples.member("a", "U8", "1", "4", "3"))}", dataCount: 4,
            message: "found [4, 3]"),
        Case(
            rule: "a wrong size", header: "{\(Samples.member("a", "F32", "2,3", "0", "20"))}", dataCount: 20,
            message: #"tensor "a": expected 24 bytes for F32 [2, 3], found data_offsets 0 to 20"#),
        Case(
            rule: "a wrong size of a type that is not read", header: "{\(Samples.member("a", "F64", "2", "0", "8"))}",
            dataCount: 8, message: "expected 16 bytes for F64 [2]"),
        Case(
            rule: "a hole at the start", header: "{\(Samples.member("a", "U8", "4", "4", "8"))}", dataCount: 8,
            message: "expected data that begin at 0, where those before end, found 4, a hole"),
        Case(
            rule: "a hole",
            header: "{\(entry),\(Samples.member("b", "U8", "4", "5", "9"))}", dataCount: 9,
            message: #"tensor "b": expected data that begin at 4, where those before end, found 5, a hole"#),
        Case(
            rule: "an overlap", header: "{\(entry),\(Samples.member("b", "U8", "4", "3", "7"))}", dataCount: 7,
            message: #"tensor "b": expected data that begin at 4, where those before end, found 3, an overlap"#),
        Case(
            rule: "the same bytes twice", header: "{\(entry),\(Samples.member("b", "F32", "1", "0", "4"))}",
            dataCount: 4, message: "an overlap"),
        Case(
            rule: "an end beyond the file", header: "{\(entry)}", dataCount: 3,
            message: "expected 4 bytes of tensors up to the end of the file, found 3"),
        Case(
            rule: "an overflow", header: "{\(Samples.member("a", "U8", "4294967296,4294967296", "0", "0"))}",
            message: "expected a whole number of bytes below 2^63 bits, found U8 [4294967296, 4294967296]"),
        Case(
            rule: "an overflow by the size of the type",
            header: "{\(Samples.member("a", "F64", "2305843009213693952", "0", "0"))}",
            message: "expected a whole number of bytes"),
        Case(
            rule: "an overflow beside an extent of zero",
            header: "{\(Samples.member("a", "F32", "0,4294967296,4294967296", "0", "0"))}",
            message: "expected a whole number of bytes below 2^63 bits, found F32 [0, 4294967296, 4294967296]"),
        Case(
            rule: "an overflow before an extent of zero",
            header: "{\(Samples.member("a", "F32", "4294967296,4294967296,0", "0", "0"))}",
            message: "expected a whole number of bytes below 2^63 bits"),
        Case(
            rule: "half a byte", header: "{\(Samples.member("a", "F4", "3", "0", "2"))}", dataCount: 2,
            message: "expected a whole number of bytes below 2^63 bits, found F4 [3]"),
    ]
}
