import Foundation

/// The bytes of a page, and all that need be known of HTML to find the statement and the pictures in them.
struct PageBytes {
    let bytes: Data

    private static let opening = Data("<script type=\"application/json\" id=\"statement\">".utf8)
    private static let closing = Data("</script>".utf8)
    private static let pictureStart = Data("src=\"data:image/png;base64,".utf8)

    /// Where the text of the statement stands; nil when there is none or more than one.
    var statement: Range<Data.Index>? {
        guard let start = bytes.range(of: Self.opening),
            let end = bytes.range(of: Self.closing, in: start.upperBound..<bytes.endIndex),
            bytes.range(of: Self.opening, in: end.upperBound..<bytes.endIndex) == nil
        else { return nil }
        return start.upperBound..<end.lowerBound
    }

    /// The bytes of the PNG that the element of an address shows; nil when there is no such picture, or more than one.
    func picture(_ element: String) -> Data? {
        let address = Data(" id=\"\(element)\"".utf8)
        guard let found = bytes.range(of: address),
            bytes.range(of: address, in: found.upperBound..<bytes.endIndex) == nil,
            let start = bytes.range(of: Data("<".utf8), options: .backwards, in: bytes.startIndex..<found.lowerBound),
            let end = bytes.range(of: Data(">".utf8), in: found.upperBound..<bytes.endIndex),
            let source = bytes.range(of: Self.pictureStart, in: start.lowerBound..<end.lowerBound),
            let quote = bytes.range(of: Data("\"".utf8), in: source.upperBound..<end.lowerBound)
        else { return nil }
        return Data(base64Encoded: bytes[source.upperBound..<quote.lowerBound])
    }

    /// The page with 64 zeros in the place of the digest that its statement gives of it.
    func unsealed(_ digest: String) -> Data {
        guard let statement, let stated = bytes.range(of: Data("\"page\":\"\(digest)\"".utf8), in: statement) else {
            return bytes
        }
        var copy = bytes
        copy.replaceSubrange(stated, with: Data("\"page\":\"\(String(repeating: "0", count: 64))\"".utf8))
        return copy
    }
}
