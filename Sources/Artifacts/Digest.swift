import CCrypto
public import Foundation

/// The SHA-256 digest of some bytes: the name of an object in the store.
public struct Digest: Sendable, Hashable, Codable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public let hexadecimal: String

    /// Takes a digest from its 64 hexadecimal digits; nil when it is none.
    public init?(hexadecimal: String) {
        let isDigest = hexadecimal.utf8.count == 64 && hexadecimal.utf8.allSatisfy { Self.digits.contains($0) }
        guard isDigest else { return nil }
        self.hexadecimal = hexadecimal
    }

    /// The digest of `bytes`.
    public init(of bytes: some ContiguousBytes) {
        var hasher = DigestHasher()
        hasher.update(bytes)
        self = hasher.finish()
    }

    /// The digest of a file's contents, read in pieces of a megabyte.
    ///
    /// - Throws: ``FileError`` when the file cannot be read.
    public init(ofFile url: URL) throws {
        var hasher = DigestHasher()
        try InputFile(url).forEachPiece { hasher.update($0) }
        self = hasher.finish()
    }

    /// The first twelve digits: enough to tell objects apart when a person reads them.
    public var short: String { String(hexadecimal.prefix(12)) }

    /// All digits.
    public var description: String { hexadecimal }

    /// Reads the digits as a JSON string.
    ///
    /// - Throws: `DecodingError` when the text is no digest.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let digest = Digest(hexadecimal: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(quoted(text)) is not a SHA-256 digest"))
        }
        self = digest
    }

    /// Writes the digits as a JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hexadecimal)
    }

    fileprivate init(sum: [UInt8]) {
        hexadecimal = String(
            decoding: sum.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}

/// Computes a SHA-256 digest piece by piece, with the system's libcrypto.
public struct DigestHasher: ~Copyable {
    private let context: OpaquePointer

    /// Starts with no bytes.
    public init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("libcrypto cannot compute SHA-256: out of memory, or built without it")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Appends `bytes` to what is digested.
    public mutating func update(_ bytes: some ContiguousBytes) {
        bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }

    /// The digest of everything that was appended.
    public consuming func finish() -> Digest {
        var sum = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &sum, nil)
        return Digest(sum: sum)
    }
}
