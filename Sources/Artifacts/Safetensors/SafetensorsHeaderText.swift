/// The first bytes of a safetensors file: the length of the header, then the header, padded with spaces to 8 bytes.
///
/// - Parameters:
///   - metadata: The free text; no key `__metadata__` is written when there is none.
///   - values: The tensors in the order of their bytes.
/// - Returns: All bytes before those of the first tensor.
func safetensorsHeader(metadata: [String: String], values: [(key: String, value: SafetensorsValue)]) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty { members.append("\"__metadata__\":{\(pairs(of: metadata))}") }
    var next = 0
    for (name, value) in values {
        let shape = value.shape.map(String.init).joined(separator: ",")
        let end = next + value.byteCount
        let fields = [
            "\"dtype\":\"\(value.type.rawValue)\"", "\"shape\":[\(shape)]", "\"data_offsets\":[\(next),\(end)]",
        ]
        members.append("\(jsonString(name)):{\(fields.joined(separator: ","))}")
        next = end
    }
    var text = Array("{\(members.joined(separator: ","))}".utf8)
    text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: (8 - text.count % 8) % 8))
    return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text
}

private func pairs(of metadata: [String: String]) -> String {
    metadata.sorted { $0.key.precedes($1.key) }
        .map { "\(jsonString($0.key)):\(jsonString($0.value))" }
        .joined(separator: ",")
}

/// A JSON string with the fewest escapes: quotation mark, backslash and control characters.
private func jsonString(_ text: String) -> String {
    let short: [Unicode.Scalar: String] = [
        "\"": "\\\"", "\\": "\\\\", "\u{8}": "\\b", "\u{C}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t",
    ]
    var quoted = "\""
    for scalar in text.unicodeScalars {
        if let escape = short[scalar] {
            quoted += escape
        } else if scalar.value < 0x20 {
            quoted += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
        } else {
            quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}

extension String {
    /// Whether this text comes before `other` by its UTF-8: an order that no version of Unicode changes.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
