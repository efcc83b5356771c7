import CCrypto

/// The SHA-256 digest of `bytes`, as 64 hexadecimal digits.
func sha256(_ bytes: [UInt8]) throws(FingerprintError) -> String {
    var sum = [UInt8](repeating: 0, count: 32)
    guard EVP_Digest(bytes, bytes.count, &sum, nil, EVP_sha256(), nil) == 1 else { throw .noDigest }
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: sum.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
