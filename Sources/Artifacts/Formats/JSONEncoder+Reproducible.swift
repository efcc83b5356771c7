public import Foundation

extension JSONEncoder {
    /// An encoder that gives the same bytes for equal values, as artifacts and records need: keys are sorted.
    ///
    /// A plain encoder orders keys anew in each process.
    public static var reproducible: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
