import CCrypto
import Foundation

/// The SHA-256 digest of bytes.
///
/// - Precondition: libcrypto has SHA-256, which every build of it has.
func sha256(_ bytes: Data) -> Data {
    let input = [UInt8](bytes)
    var sum = [UInt8](repeating: 0, count: 32)
    guard EVP_Digest(input, input.count, &sum, nil, EVP_sha256(), nil) == 1 else {
        preconditionFailure("libcrypto has no SHA-256")
    }
    return Data(sum)
}
