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

    private static let knownFormat = 1

    /// Reads what a page states.
    ///
    /// - Parameters:
    ///   - page: The bytes of the page.
    ///   - name: What the page is called in errors.
    /// - Throws: ``StatementError``.
    init(of page: PageBytes, name: String) throws(StatementError) {
        guard let range = page.statement else { throw .noStatement(page: name) }
        let json = Data(page.bytes[range])
        let statement: Self
        do {
            let format = try JSONDecoder().decode(Version.self, from: json).format
            guard format <= Self.knownFormat else { throw StatementError.newerFormat(page: name, format: format) }
            statement = try JSONDecoder().decode(Self.self, from: json)
        } catch let error as StatementError {
            throw error
        } catch let error as DecodingError {
            throw .damaged(page: name, reason: error.reason)
        } catch {
            throw .damaged(page: name, reason: "\(error)")
        }
        guard !statement.files.isEmpty else { throw .damaged(page: name, reason: "it lists no files") }
        let paths = Set(statement.files.map(\.path))
        if let stray = statement.pictures.first(where: { !paths.contains($0.file) }) {
            throw .damaged(page: name, reason: "picture \(stray.element) is of \(stray.file), which is not listed")
        }
        self = statement
    }
}

extension DecodingError {
    /// What is wrong, and where.
    fileprivate var reason: String {
        let context: Context? =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: nil
            }
        let path = context?.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        return (context?.debugDescription ?? "it is no JSON")
            + (path.flatMap { $0.isEmpty ? nil : " (at \($0))" } ?? "")
    }
}
