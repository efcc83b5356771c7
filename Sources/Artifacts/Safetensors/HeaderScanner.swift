/// Reads the words of a safetensors header: the part of JSON that the format uses, and nothing else.
///
/// Numbers are unsigned integers, nothing nests without bound, and every error carries the offset in the file.
struct HeaderScanner {
    private let bytes: [UInt8]
    private let end: Int
    private let path: String
    private(set) var position: Int

    /// Starts at the first byte of `range`, which must lie inside `bytes`.
    init(_ bytes: [UInt8], range: Range<Int>, path: String) {
        self.bytes = bytes
        self.path = path
        position = range.lowerBound
        end = range.upperBound
    }

    /// Reads an object, whose keys must differ; `body` takes each key and reads its value.
    mutating func object(
        _ body: (inout HeaderScanner, String) throws(SafetensorsError) -> Void
    ) throws(SafetensorsError) {
        try expect("{")
        guard !skip("}") else { return }
        var seen: Set<String> = []
        repeat {
            let start = position
            let key = try string()
            guard seen.insert(key).inserted else {
                throw failure("each key once", found: "\(quoted(key)) again", at: start)
            }
            try expect(":")
            try body(&self, key)
        } while skip(",")
        try expect("}")
    }

    /// Reads an array of unsigned integers, of which there are no more than `limit`.
    mutating func integers(atMost limit: Int) throws(SafetensorsError) -> [Int] {
        try expect("[")
        guard !skip("]") else { return [] }
        var numbers: [Int] = []
        repeat {
            guard numbers.count < limit else { throw failure("at most \(limit) numbers", found: "more", at: position) }
            numbers.append(try integer())
        } while skip(",")
        try expect("]")
        return numbers
    }

    /// Reads a string.
    mutating func string() throws(SafetensorsError) -> String {
        let start = position
        try expect("\"")
        var text: [UInt8] = []
        while let byte = current, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw failure("text", found: "the control character \(byte)", at: position) }
            position += 1
            if byte == UInt8(ascii: "\\") { text += try escape() } else { text.append(byte) }
        }
        guard current != nil else { throw failure("the end of a string", found: "the end of the header", at: end) }
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else {
            throw failure("UTF-8", found: "bytes that are not", at: start)
        }
        return string
    }

    /// Checks that nothing but white space is left.
    mutating func finish() throws(SafetensorsError) {
        skipSpace()
        if let byte = current { throw failure("the end of the header", found: Self.shown(byte), at: position) }
    }

    /// Skips white space, then the given character, which must be there.
    mutating func expect(_ character: Unicode.Scalar) throws(SafetensorsError) {
        guard !skip(character) else { return }
        let found = current.map(Self.shown) ?? "the end of the header"
        throw failure("'\(character)'", found: found, at: position)
    }

    /// The error of this file at an offset.
    func failure(_ expected: String, found: String, at offset: Int) -> SafetensorsError {
        SafetensorsError(path: path, place: .offset(offset), expected: expected, found: found)
    }

    private var current: UInt8? { position < end ? bytes[position] : nil }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard current == UInt8(ascii: character) else { return false }
        position += 1
        skipSpace()
        return true
    }

    private mutating func skipSpace() {
        while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private mutating func integer() throws(SafetensorsError) -> Int {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        let isCanonical = digits.utf8.count == 1 || digits.utf8.first != UInt8(ascii: "0")
        guard let number = Int(digits), isCanonical else {
            let found = digits.isEmpty ? current.map(Self.shown) ?? "the end of the header" : quoted(digits)
            throw failure("an integer from 0 to \(Int.max)", found: found, at: start)
        }
        return number
    }

    private static func shown(_ byte: UInt8) -> String {
        byte > 0x20 && byte < 0x7F ? "'\(Unicode.Scalar(byte))'" : "the byte \(byte)"
    }
}

// MARK: - Escapes

extension HeaderScanner {
    /// Reads what follows a backslash; returns the character in UTF-8.
    private mutating func escape() throws(SafetensorsError) -> [UInt8] {
        let start = position - 1
        guard let byte = current else { throw failure("an escape", found: "the end of the header", at: end) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try unicodeEscape(start: start)
        default: throw failure("an escape of JSON", found: "a backslash and \(Self.shown(byte))", at: start)
        }
    }

    private mutating func unicodeEscape(start: Int) throws(SafetensorsError) -> [UInt8] {
        let first = try codeUnit()
        guard UTF16.isLeadSurrogate(first) || UTF16.isTrailSurrogate(first) else {
            return Array(String(decoding: [first], as: UTF16.self).utf8)
        }
        let isPair = UTF16.isLeadSurrogate(first) && position + 1 < end && bytes[position...].starts(with: "\\u".utf8)
        if isPair { position += 2 }
        guard isPair, case let second = try codeUnit(), UTF16.isTrailSurrogate(second) else {
            throw failure("a pair of surrogates", found: "one alone", at: start)
        }
        return Array(String(decoding: [first, second], as: UTF16.self).utf8)
    }

    private mutating func codeUnit() throws(SafetensorsError) -> UInt16 {
        let digits = String(decoding: bytes[position..<min(position + 4, end)], as: UTF8.self)
        guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let unit = UInt16(digits, radix: 16) else {
            throw failure("four hexadecimal digits", found: quoted(digits), at: position)
        }
        position += 4
        return unit
    }
}
