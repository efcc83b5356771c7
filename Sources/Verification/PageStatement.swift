public import Artifacts
import Foundation

/// What a page states of itself and of the files beside it.
public struct PageStatement: Sendable, Equatable, Decodable {
    /// A file that it lists.
    public struct File: Sendable, Equatable, Decodable {
        /// The path from the folder of the page.
        public let path: String
        /// The size in bytes.
        public let bytes: Int
        /// The digest of the contents.
        public let sha256: Digest
    }

    /// A picture on the page that should be a copy of a listed file.
    public struct Picture: Sendable, Equatable, Decodable {
        /// The address of its element on the page.
        public let element: String
        /// The path of the file.
        public let file: String
    }

    /// The version of the format.
    public let format: Int
    /// The digest of the page with 64 zeros in the place of this one.
    public let page: Digest
    /// The files.
    public let files: [File]
    /// The pictures.
    public let pictures: [Picture]

    private struct Version: Decodable {
        let format: Int
    }

    /// The greatest size of the statement that is read: 16 MiB, as that of a record; a file takes some 150 bytes of it.
    static let sizeLimit = 1 << 24

    private static let knownFormat = 1
    /// The longest name in an error, in characters.
    private static let nameLength = 200

    /// Reads what a page states.
    ///
    /// - Parameters:
    ///   - page: The bytes of the page.
    ///   - name: What the page is called in errors.
    /// - Throws: ``StatementError``.
    init(of page: PageBytes, name: String) throws(StatementError) {
        guard let range = page.statement else { throw .noStatement(page: name) }
        guard range.count <= Self.sizeLimit else {
            throw .damaged(
                page: name, reason: "it has \(range.count) bytes; expected at most \(Self.sizeLimit)")
        }
        let json = Data(page.bytes[range])
        let statement: Self
        do {
            let format = try JSONDecoder().decode(Version.self, from: json).format
            guard format <= Self.knownFormat else { throw StatementError.newerFormat(page: name, format: format) }
            statement = try JSONDecoder().decode(Self.self, from: json)
        } catch let error as StatementError {
            throw error
        } catch let error as DecodingError {
            throw .damaged(page: name, reason: error.reason(in: json))
        } catch {
            throw .damaged(page: name, reason: "\(error)")
        }
        guard !statement.files.isEmpty else { throw .damaged(page: name, reason: "it lists no files") }
        try Self.checkOnce(statement.files.map(\.path), what: "file", page: name)
        try Self.checkOnce(statement.pictures.map(\.element), what: "picture", page: name)
        let paths = Set(statement.files.map(\.path))
        if let stray = statement.pictures.first(where: { !paths.contains($0.file) }) {
            let (element, file) = (
                stray.element.shortened(to: Self.nameLength), stray.file.shortened(to: Self.nameLength)
            )
            throw .damaged(page: name, reason: "picture \(element) is of \(file), which is not listed")
        }
        self = statement
    }

    /// Checks that nothing is listed twice: each is read as a whole, and a short page could list a large file for ever.
    private static func checkOnce(_ names: [String], what: String, page: String) throws(StatementError) {
        var seen: Set<[UInt8]> = []
        for name in names where !seen.insert(Array(name.utf8)).inserted {
            throw .damaged(page: page, reason: "\(what) \(name.shortened(to: Self.nameLength)) is listed twice")
        }
    }
}
