import Artifacts
public import Foundation

/// Holds a page against the files beside it: whether each is what the page states, and each picture on it a copy of its file.
///
/// It proves that page and files belong together, not who wrote them: whoever edits a file can edit the statement, too.
public struct PageVerification: Sendable {
    /// What the page states.
    public let statement: PageStatement

    /// The greatest size of a page that is read: 512 MiB.
    private static let sizeLimit = 1 << 29

    private let name: String
    private let page: PageBytes
    private let pictures: [String: Range<Data.Index>]
    private let folder: ConfinedFolder

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - url: The page.
    ///   - name: What it is called in errors and findings.
    /// - Throws: ``StatementError``.
    public init(of url: URL, name: String) throws(StatementError) {
        let bytes: Data
        do {
            bytes = try Data(wholeFile: url, upTo: Self.sizeLimit + 1)
        } catch {
            throw Self.unreadable(url, name: name, error)
        }
        guard bytes.count <= Self.sizeLimit else {
            throw .cannotRead(page: name, reason: "it has more than \(Self.sizeLimit >> 20) MB")
        }
        try self.init(of: bytes, beside: url.deletingLastPathComponent(), name: name)
    }

    /// Takes the bytes of a page that lies in a folder.
    package init(of bytes: Data, beside folder: URL, name: String) throws(StatementError) {
        page = PageBytes(bytes: bytes)
        self.name = name
        statement = try PageStatement(of: page, name: name)
        pictures = page.pictures(of: Set(statement.pictures.map(\.element)))
        self.folder = ConfinedFolder(url: folder)
    }

    /// Why a page cannot be read, in the words of the system.
    private static func unreadable(_ url: URL, name: String, _ error: any Error) -> StatementError {
        var status = stat()
        guard stat(url.path, &status) == 0 else {
            return .cannotRead(page: name, reason: systemMessage(errno))
        }
        if status.st_mode & S_IFMT == S_IFDIR { return .folder(name) }
        return .cannotRead(page: name, reason: (error as? FileError)?.reason ?? "\(error)")
    }

    /// Looks at everything that is stated: the page, the pictures on it, the files, in that order.
    public func findings() -> [Finding] {
        let stated = Dictionary(statement.files.map { ($0.path, $0.sha256) }) { first, _ in first }
        let pictures = statement.pictures.map { picture in
            Finding(subject: .picture, path: picture.file, outcome: outcome(of: picture, stated: stated[picture.file]))
        }
        return [ownFinding] + pictures
            + statement.files.map { Finding(subject: .file, path: $0.path, outcome: folder.outcome(of: $0)) }
    }

    private var ownFinding: Finding {
        let stated = statement.page
        let found = Digest(of: page.unsealed(stated.hexadecimal))
        return Finding(
            subject: .page, path: name, outcome: found == stated ? .holds : .differs(stated: stated, found: found))
    }

    private func outcome(of picture: PageStatement.Picture, stated: Digest?) -> Finding.Outcome {
        guard let stated, let bytes = pictures[picture.element].flatMap(page.picture(at:)) else { return .missing }
        let found = Digest(of: bytes)
        return found == stated ? .holds : .differs(stated: stated, found: found)
    }
}
