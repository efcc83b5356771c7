import Artifacts
import Foundation
import Verification

extension FuzzTarget {
    /// A page that somebody sent, with what it states of itself.
    static let statement = FuzzTarget(
        name: "statement", minutes: 60, longestInput: 4096, seeds: { Statement.seeds },
        check: { bytes in
            // What is no page is taken for a statement, so that little has to be found out to reach the rules.
            let page = bytes.first == 0x3C ? bytes : Statement.page(bytes)
            let folder = try PageFolder.shared.get()
            let verification: PageVerification
            do throws(StatementError) {
                verification = try PageVerification(of: Data(page), beside: folder.page, name: "input")
            } catch {
                return try checkRefusal(error, of: page)
            }
            let statement = verification.statement
            let findings = verification.findings()
            try require(
                findings.count == 1 + statement.pictures.count + statement.files.count,
                "\(findings.count) findings for \(statement.files.count) files and \(statement.pictures.count) pictures"
            )
            for (file, finding) in zip(statement.files, findings.suffix(statement.files.count)) {
                try require(finding.subject == .file && finding.path == file.path, "\(finding) of \(file.path)")
                try folder.check(finding.outcome, of: file)
            }
        })
}

/// Demands that a page is refused for what it is, and where in the statement that stands.
private func checkRefusal(_ error: StatementError, of page: [UInt8]) throws {
    switch error {
    case .noStatement:
        let parts = String(decoding: page, as: UTF8.self).components(separatedBy: Statement.opening)
        try require(
            parts.count != 2 || !parts[1].contains("</script>"), "a page with one statement is said to have none")
    case .damaged:
        let place =
            /\(at |around (?:line|character)|end of file|at (?:byte )?[0-9]+|number in it|listed|lists no files|bytes; expected/
        try requireClear(error, place: place)
    case .newerFormat(_, let format):
        try require(format > 1, "format \(format) is said to be newer")
        try requireClear(error, place: /format/)
    case .cannotRead, .folder:
        throw Violation(description: "a page that was read cannot be read: \(error)")
    }
}

private enum Statement {
    static func page(_ statement: [UInt8]) -> [UInt8] {
        Array(opening.utf8) + statement + Array("</script>".utf8)
    }

    static let opening = "<script type=\"application/json\" id=\"statement\">"

    static var seeds: [String: [UInt8]] {
        let zeros = String(repeating: "0", count: 64)
        func text(files: [String], pictures: [String], format: Int = 1) -> String {
            "{\"format\":\(format),\"page\":\"\(zeros)\",\"files\":[\(files.joined(separator: ","))],"
                + "\"pictures\":[\(pictures.joined(separator: ","))]}"
        }
        func file(_ path: String, bytes: Int = 3, _ contents: Data? = nil) -> String {
            let digest = contents.map { Digest(of: $0).hexadecimal } ?? zeros
            return "{\"path\":\"\(path)\",\"bytes\":\(contents?.count ?? bytes),\"sha256\":\"\(digest)\"}"
        }
        let picture = "{\"element\":\"figure-1\",\"file\":\"a/b.png\"}"
        let whole = text(files: [file("a/b.png")], pictures: [picture])
        let image = "<img id=\"figure-1\" src=\"data:image/png;base64,iVBORw==\">"
        return [
            "statement": whole, "page": image + String(decoding: page(Array(whole.utf8)), as: UTF8.self),
            "path-leads-out": text(
                files: [file("../x"), file("/etc/passwd"), file("a//b"), file("a\\u0000b")], pictures: []),
            "files-that-hold": text(
                files: [file("a/b.png", PageFolder.picture), file("link", PageFolder.picture)], pictures: []),
            "files-that-do-not": text(
                files: [file("a/b.png"), file("link", bytes: 4), file("a"), file("a/b.png/c"), file("b")], pictures: []),
            "path-leads-to-a-secret": text(
                files: ["../secret", "a/../../secret", "./../secret", "a//../../secret", "..\u{338}/secret"].map {
                    file($0, PageFolder.secret)
                }, pictures: []),
            "link-leads-to-a-secret": text(
                files: [file("link-out", PageFolder.secret), file("folder-out/secret", PageFolder.secret)], pictures: []
            ),
            "no-files": text(files: [], pictures: []), "later-format": text(files: [], pictures: [], format: 2),
            "picture-of-no-file": text(files: [file("a")], pictures: [picture]),
            "file-twice": text(files: [file("a"), file("a")], pictures: []),
            "picture-twice": text(files: [file("a/b.png")], pictures: [picture, picture]),
            "size-is-negative": text(files: [file("a", bytes: -1)], pictures: []),
            "element-is-markup": whole.replacing("figure-1", with: "\\\" src=\\\"x"),
            "escape-in-a-path": text(files: [file("\\u001b[2J")], pictures: []),
            "nested-deep": String(repeating: "{\"a\":", count: 800), "nothing": "",
            "cut-off": String(whole.prefix(60)),
            "two-statements": String(decoding: page([]) + page([]), as: UTF8.self),
        ].mapValues { Array($0.utf8) }
    }
}
