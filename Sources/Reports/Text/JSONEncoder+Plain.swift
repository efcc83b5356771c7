import Foundation

extension JSONEncoder {
    /// Writes the same bytes for equal values, on one line.
    static var plain: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
