import CCrypto

/// The library that computes digests.
public enum DigestLibrary {
    /// Its name and version, as it says itself.
    public static var nameAndVersion: String {
        // "OpenSSL 3.0.15 3 Sep 2024"
        let words = String(cString: OpenSSL_version(OPENSSL_VERSION)).split(separator: " ")
        return "libcrypto \(words.dropFirst().first ?? "")"
    }
}
