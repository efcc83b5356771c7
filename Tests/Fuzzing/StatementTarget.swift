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
            let verification: PageVerification
            do {
                verification = try PageVerification(
                    of: Data(page), beside: URL(filePath: "/nonexistent/folder"), name: "input")
            } catch {
                return try requireClear(error, place: /input/)
            }
            let statement = verification.statement
            let findings = verification.findings()
            try require(
                findings.count == 1 + statement.pictures.count + statement.files.count,
                "\(findings.count) findings for \(statement.files.count) files and \(statement.pictures.count) pictures"
            )
            for finding in findings where finding.subject == .file {
                try require(
                    finding.outcome == .missing || finding.outcome == .refused || finding.outcome.name == "unreadable",
                    "\(finding.path) was found to be \(finding.outcome.name) in a folder that does not exist")
            }
        })
}

private enum Statement {
    static func page(_ statement: [UInt8]) -> [UInt8] {
        Array("<script type=\"application/json\" id=\"statement\">".utf8) + statement + Array("</script>".utf8)
    }

    static var seeds: [String: [UInt8]] {
        let zeros = String(repeating: "0", count: 64)
        func text(files: [String], pictures: [String], format: Int = 1) -> String {
            "{\"format\":\(format),\"page\":\"\(zeros)\",\"files\":[\(files.joined(separator: ","))],"
                + "\"pictures\":[\(pictures.joined(separator: ","))]}"
        }
        func file(_ path: String, bytes: Int = 3) -> String {
            "{\"path\":\"\(path)\",\"bytes\":\(bytes),\"sha256\":\"\(zeros)\"}"
        }
        let picture = "{\"element\":\"figure-1\",\"file\":\"a/b.png\"}"
        let whole = text(files: [file("a/b.png")], pictures: [picture])
        let image = "<img id=\"figure-1\" src=\"data:image/png;base64,iVBORw==\">"
        return [
            "statement": whole, "page": image + String(decoding: page(Array(whole.utf8)), as: UTF8.self),
            "path-leads-out": text(
                files: [file("../x"), file("/etc/passwd"), file("a//b"), file("a\\u0000b")], pictures: []),
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
