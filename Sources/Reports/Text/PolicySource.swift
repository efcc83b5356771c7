import Foundation

/// A script or a style sheet as policies name it: `sha256-` and the digest of its text in base 64.
///
/// - Source: Content Security Policy Level 3, "hash-source".
package func policySource(of text: String) -> String {
    "sha256-" + sha256(Data(text.utf8)).base64EncodedString()
}
