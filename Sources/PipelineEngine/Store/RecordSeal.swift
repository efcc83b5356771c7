import Artifacts
import Foundation

/// The digest of a record within the record itself, computed with zeros in its place: it tells of every flipped bit.
///
/// Without it a number that became another one would still be a number. Records of earlier versions have no seal, and
/// programs of earlier versions read over it.
enum RecordSeal {
    private static let opening = Data("\n  \"seal\" : \"".utf8)
    private static let blank = String(repeating: "0", count: 64)

    private struct Sealed<Record: Encodable>: Encodable {
        let record: Record

        private enum CodingKeys: CodingKey {
            case seal
        }

        func encode(to encoder: any Encoder) throws {
            try record.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(blank, forKey: .seal)
        }
    }

    /// The bytes of a record that encodes as an object, with its seal.
    ///
    /// - Throws: `EncodingError`.
    static func seal(_ record: some Encodable) throws -> Data {
        var bytes = try JSONEncoder.reproducible.encode(Sealed(record: record))
        let digest = Digest(of: bytes)
        if let place = place(in: bytes) { bytes.replaceSubrange(place, with: Data(digest.hexadecimal.utf8)) }
        return bytes
    }

    /// Whether the bytes are those that were sealed; true also where there is no seal.
    static func holds(_ bytes: Data) -> Bool {
        guard let place = place(in: bytes) else { return true }
        var unsealed = bytes
        unsealed.replaceSubrange(place, with: Data(blank.utf8))
        return Data(Digest(of: unsealed).hexadecimal.utf8) == bytes[place]
    }

    /// Where the digits of the seal stand: quotes within a text are escaped, and deeper fields stand further to the right.
    private static func place(in bytes: Data) -> Range<Data.Index>? {
        guard let start = bytes.range(of: opening)?.upperBound, bytes.endIndex - start >= blank.utf8.count else {
            return nil
        }
        return start..<start + blank.utf8.count
    }
}
