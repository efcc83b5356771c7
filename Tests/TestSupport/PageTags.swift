/// The tags of an HTML page in order, for tests of its structure.
///
/// It reads bytes, as a browser reads code points: a quote before a combining mark still ends an attribute.
public struct PageTags: Sendable {
    /// An opening or a closing tag with its attributes as they stand in the page, entities and all.
    public struct Tag: Sendable, Equatable {
        /// The name, with a slash before it in a closing tag.
        public let name: String
        /// The values of the attributes by name; one that has no value is empty.
        public let attributes: [String: String]
        /// Whether the tag closes itself, as those of drawings do.
        public let closesItself: Bool
    }

    /// The tags, from first to last.
    public let tags: [Tag]

    /// Reads the tags of `html`; what stands inside `style` and `script` is no tag.
    public init(of html: String) {
        var reader = Reader(rest: Array(html.utf8)[...])
        var tags: [Tag] = []
        while reader.skip(to: "<") {
            let tag = reader.tag()
            tags.append(tag)
            if ["style", "script"].contains(tag.name) { reader.skipText(of: tag.name) }
        }
        self.tags = tags
    }

    /// The opening tags of a name.
    public func all(_ name: String) -> [Tag] { tags.filter { $0.name == name } }

    /// The values of an attribute, whatever tag it stands in.
    public func values(of attribute: String) -> [String] { tags.compactMap { $0.attributes[attribute] } }
}

/// What is left to read of a page.
private struct Reader {
    var rest: ArraySlice<UInt8>

    private static let spaces = Set(" \n\t\r".utf8)

    /// Passes the next such character; false when there is none.
    mutating func skip(to character: Unicode.Scalar) -> Bool {
        guard let index = rest.firstIndex(of: UInt8(ascii: character)) else { return false }
        rest = rest[(index + 1)...]
        return true
    }

    mutating func skipText(of name: String) {
        while let index = rest.firstIndex(of: UInt8(ascii: "<")), !rest[index...].starts(with: "</\(name)".utf8) {
            rest = rest[(index + 1)...]
        }
    }

    mutating func tag() -> PageTags.Tag {
        let name = text(until: " \n\t\r>")
        var attributes: [String: String] = [:]
        var closesItself = false
        while let next = rest.first, next != UInt8(ascii: ">") {
            closesItself = next == UInt8(ascii: "/")
            if closesItself || Self.spaces.contains(next) {
                rest.removeFirst()
            } else {
                let attribute = text(until: " \n\t\r=>")
                attributes[attribute] = value()
            }
        }
        rest = rest.dropFirst()
        return PageTags.Tag(name: name.lowercased(), attributes: attributes, closesItself: closesItself)
    }

    private mutating func value() -> String {
        guard rest.first == UInt8(ascii: "=") else { return "" }
        rest.removeFirst()
        for quote in ["\"", "'"] where rest.starts(with: quote.utf8) {
            rest.removeFirst()
            let value = text(until: quote)
            rest = rest.dropFirst()
            return value
        }
        return text(until: " \n\t\r>")
    }

    private mutating func text(until ends: String) -> String {
        let ends = Array(ends.utf8)
        let part = rest.prefix { !ends.contains($0) }
        rest = rest[part.endIndex...]
        return String(decoding: part, as: UTF8.self)
    }
}
