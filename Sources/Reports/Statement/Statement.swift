import Foundation

/// What the page says of files, for programs: a block of JSON that no browser executes.
///
/// `unroll verify` reads it. Keys are sorted, so that equal reports give equal bytes.
struct Statement: Encodable {
    /// A file beside the page.
    struct File: Encodable, Equatable {
        /// The path from the folder of the page.
        let path: String
        let bytes: Int
        /// The SHA-256 digest in hexadecimal digits.
        let sha256: String
    }

    /// A picture on the page that is a copy of a file.
    struct Picture: Encodable, Equatable {
        /// The address of the picture's element on the page.
        let element: String
        /// The path of the file.
        let file: String
    }

    /// The digest of the page as it is with 64 zeros in this place.
    let page = Self.unsealed
    /// The version of this format.
    let format = 1
    let files: [File]
    let pictures: [Picture]

    init(of report: Report, outline: Outline) {
        let artifacts = report.stages.flatMap(\.outputs).compactMap { artifact in
            artifact.file.map { File(path: $0, bytes: artifact.byteCount, sha256: artifact.digest) }
        }
        let data = report.dataFiles.compactMap { data in
            data.file.map { File(path: $0, bytes: data.byteCount, sha256: data.digest) }
        }
        var paths: Set<String> = []
        files = (artifacts + data).filter { paths.insert($0.path).inserted }
        pictures = report.sections.enumerated().flatMap { section, content in
            content.blocks.enumerated().compactMap { block, content in
                guard case .figure(let figure) = content, let file = figure.file, paths.contains(file),
                    let entry = outline.figures[Outline.Place(section: section, block: block)]
                else { return nil }
                return Picture(element: entry.pictureAnchor, file: file)
            }
        }
    }

    /// The block on the page; empty when there is nothing to state.
    var markup: Markup {
        guard !files.isEmpty, let json = try? JSONEncoder.plain.encode(self) else { return .empty }
        // Nothing in a text may end the block early or look like a comment in it. It looks at bytes: a combining mark makes
        // another character of the sign, but not for a browser.
        let text = json.flatMap { $0 == UInt8(ascii: "<") ? Array(#"\u003c"#.utf8) : [$0] }
        let block = String(decoding: text, as: UTF8.self)
        return Markup(html: "<script type=\"application/json\" id=\"statement\">\(block)</script>")
    }

    private static let unsealed = String(repeating: "0", count: 64)

    /// Puts the digest of a page into its statement.
    static func sealed(_ page: String) -> String {
        var bytes = Data(page.utf8)
        // Quotes are escaped in every text, so none can look like this one.
        guard let range = bytes.range(of: Data("\"page\":\"\(unsealed)\"".utf8), options: .backwards) else {
            return page
        }
        let digest = sha256(bytes).map { String(format: "%02x", $0) }.joined()
        bytes.replaceSubrange(range, with: Data("\"page\":\"\(digest)\"".utf8))
        return String(decoding: bytes, as: UTF8.self)
    }
}
