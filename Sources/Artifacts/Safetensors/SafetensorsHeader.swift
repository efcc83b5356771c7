/// What the header of a safetensors file says of one tensor.
struct SafetensorsEntry: Sendable {
    let name: String
    let type: ElementType
    let shape: [Int]
    /// Where its bytes lie, counted from the first byte after the header.
    let range: Range<Int>
}

/// The header of a safetensors file, checked against every rule of the format.
///
/// Stricter than the reference implementation: it also refuses keys that come twice and fields that the format does
/// not name, and more dimensions than a PyTorch tensor can have: two bytes of text would take eight in memory.
struct SafetensorsHeader {
    /// The greatest length that the format allows a header.
    static let lengthLimit = 100_000_000

    /// The greatest number of dimensions.
    static let rankLimit = 64

    private(set) var metadata: [String: String] = [:]
    /// In the order of their bytes.
    private(set) var entries: [SafetensorsEntry] = []
    /// The offset in the file at which the header ends and the tensors begin.
    let end: Int

    /// Reads the header of the file that `bytes` are.
    init(of bytes: [UInt8], path: String) throws(SafetensorsError) {
        end = try Self.end(of: bytes, path: path)
        var scanner = HeaderScanner(bytes, range: 8..<end, path: path)
        guard bytes[8] == UInt8(ascii: "{") else {
            throw scanner.failure("'{', with which a header begins", found: "the byte \(bytes[8])", at: 8)
        }
        try scanner.object { scanner, key throws(SafetensorsError) in
            if key == "__metadata__" {
                try scanner.object { scanner, key throws(SafetensorsError) in metadata[key] = try scanner.string() }
            } else {
                entries.append(try Self.entry(key, from: &scanner, path: path))
            }
        }
        try scanner.finish()
        entries.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        try checkLayout(dataCount: bytes.count - end, path: path)
    }

    private static func end(of bytes: [UInt8], path: String) throws(SafetensorsError) -> Int {
        func failure(_ expected: String, _ found: String) -> SafetensorsError {
            SafetensorsError(path: path, place: .offset(0), expected: expected, found: found)
        }
        guard bytes.count >= 8 else { throw failure("a header length of 8 bytes", "\(bytes.count) bytes in all") }
        let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= lengthLimit else { throw failure("a header of at most \(lengthLimit) bytes", "\(length)") }
        guard length >= 2, length <= bytes.count - 8 else {
            throw failure("a header of 2 to \(bytes.count - 8) bytes, inside the file", "\(length)")
        }
        return 8 + Int(length)
    }

    private static func entry(
        _ name: String, from scanner: inout HeaderScanner, path: String
    ) throws(SafetensorsError) -> SafetensorsEntry {
        var type: ElementType?
        var shape: [Int]?
        var offsets: [Int]?
        let start = scanner.position
        try scanner.object { scanner, key throws(SafetensorsError) in
            switch key {
            case "dtype": type = try elementType(of: name, from: &scanner, path: path)
            case "shape": shape = try scanner.integers(atMost: Self.rankLimit)
            case "data_offsets": offsets = try scanner.integers(atMost: Self.rankLimit)
            default: throw SafetensorsError(path, name, "dtype, shape and data_offsets", "the key \(quoted(key))")
            }
        }
        guard let type, let shape, let offsets else {
            throw scanner.failure("dtype, shape and data_offsets", found: "not all three", at: start)
        }
        guard offsets.count == 2, offsets[0] <= offsets[1] else {
            let found = "\(offsets.prefix(8))"
            throw SafetensorsError(path, name, "data_offsets of a begin and an end not before it", found)
        }
        return SafetensorsEntry(name: name, type: type, shape: shape, range: offsets[0]..<offsets[1])
    }

    private static func elementType(
        of name: String, from scanner: inout HeaderScanner, path: String
    ) throws(SafetensorsError) -> ElementType {
        let word = try scanner.string()
        guard let type = ElementType(rawValue: word) else {
            let known = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
            throw SafetensorsError(path, name, "a dtype of \(known)", quoted(word))
        }
        return type
    }

    /// Checks that the tensors fill the bytes after the header: no wrong size, no hole, no overlap, nothing left over.
    private func checkLayout(dataCount: Int, path: String) throws(SafetensorsError) {
        var next = 0
        for entry in entries {
            let kind = "\(entry.type.rawValue) \(entry.shape.prefix(8))"
            guard let byteCount = entry.type.byteCount(shape: entry.shape) else {
                throw SafetensorsError(path, entry.name, "a whole number of bytes below 2^63 bits", kind)
            }
            guard entry.range.count == byteCount else {
                let found = "data_offsets \(entry.range.lowerBound) to \(entry.range.upperBound)"
                throw SafetensorsError(path, entry.name, "\(byteCount) bytes for \(kind)", found)
            }
            guard entry.range.lowerBound == next else {
                let gap = entry.range.lowerBound > next ? "a hole" : "an overlap"
                let found = "\(entry.range.lowerBound), \(gap)"
                throw SafetensorsError(path, entry.name, "data that begin at \(next), where those before end", found)
            }
            next = entry.range.upperBound
        }
        guard next == dataCount else {
            throw SafetensorsError(
                path: path, place: .offset(end), expected: "\(next) bytes of tensors up to the end of the file",
                found: "\(dataCount)")
        }
    }
}

extension SafetensorsError {
    /// What is wrong with a tensor.
    public init(_ path: String, _ tensor: String, _ expected: String, _ found: String) {
        self.init(path: path, place: .tensor(tensor), expected: expected, found: found)
    }
}
