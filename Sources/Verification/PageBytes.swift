import Foundation

/// The bytes of a page, and all that need be known of HTML to find the statement and the pictures in them.
struct PageBytes {
    let bytes: Data

    private static let opening = Data("<script type=\"application/json\" id=\"statement\">".utf8)
    private static let closing = Data("</script>".utf8)
    private static let idStart = Data(" id=\"".utf8)
    private static let pictureStart = Data("src=\"data:image/png;base64,".utf8)

    /// Where the text of the statement stands; nil when there is none or more than one.
    var statement: Range<Data.Index>? {
        guard let start = bytes.range(of: Self.opening),
            let end = bytes.range(of: Self.closing, in: start.upperBound..<bytes.endIndex),
            bytes.range(of: Self.opening, in: end.upperBound..<bytes.endIndex) == nil
        else { return nil }
        return start.upperBound..<end.lowerBound
    }

    /// Where the PNG of each of some elements stands, packed as base64; an address that is there twice has none.
    ///
    /// One pass over the page, however many elements are asked for.
    func pictures(of elements: Set<String>) -> [String: Range<Data.Index>] {
        var places: [String: Range<Data.Index>?] = [:]
        var position = bytes.startIndex
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")),
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        {
            let tag = start..<end
            if let id = value(after: Self.idStart, in: tag) {
                let element = String(decoding: bytes[id], as: UTF8.self)
                if elements.contains(element) {
                    let isFirst = places[element] == nil
                    places[element] = .some(isFirst ? value(after: Self.pictureStart, in: tag) : nil)
                }
            }
            position = bytes.index(after: end)
        }
        return places.compactMapValues { $0 }
    }

    /// The bytes of the PNG that stands at a place; nil when there is none.
    func picture(at place: Range<Data.Index>) -> Data? {
        Data(base64Encoded: bytes[place])
    }

    /// What stands between the first `beginning` of a tag and the next quotation mark.
    ///
    /// It is sought in a slice: Foundation copies all of what it searches, whatever part is asked for.
    private func value(after beginning: Data, in tag: Range<Data.Index>) -> Range<Data.Index>? {
        guard let start = bytes[tag].range(of: beginning)?.upperBound,
            let end = bytes[start..<tag.upperBound].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        return start..<end
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
