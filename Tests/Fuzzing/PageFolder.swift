import Artifacts
import Foundation
import Verification

/// A folder for pages, with files and links in it and a file beside it that no page may reach.
struct PageFolder: Sendable {
    /// Made when it is first asked for, and removed when the process ends.
    static let shared = Result { try PageFolder() }

    static let picture = Data("abc".utf8)
    /// Of a length that nothing else here has.
    static let secret = Data("nobody asks for this".utf8)

    /// Where the pages would lie.
    let page: URL
    private let root: String

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "unroll-fuzz-\(getpid())")
        page = folder.appending(path: "page")
        root = folder.path
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: page.appending(path: "a"), withIntermediateDirectories: true)
        atexit {
            if let folder = try? PageFolder.shared.get() { try? FileManager.default.removeItem(atPath: folder.root) }
        }
        try Self.secret.save(to: folder.appending(path: "secret"))
        try Self.picture.save(to: page.appending(path: "a/b.png"))
        for (name, target) in [("link", "a/b.png"), ("link-out", "../secret"), ("folder-out", "..")] {
            guard symlink(target, page.appending(path: name).path) == 0 else {
                throw FileError(.write, page.path, code: errno)
            }
        }
    }

    /// Demands of a file that a page states that it is found to be what it is, and that nothing outside was looked at.
    func check(_ outcome: Finding.Outcome, of file: PageStatement.File) throws {
        let name = "\(file.path.debugDescription) was found to be \(outcome)"
        let parts = file.path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
        let isPlain = !parts.contains { $0.isEmpty || $0 == Array(".".utf8) || $0 == Array("..".utf8) }
        switch outcome {
        case .holds, .differs, .sizeDiffers:
            try require(isInside(file.path), name)
            let isSame = file.sha256 == Digest(of: Self.picture)
            let expected: String =
                file.bytes != Self.picture.count ? "size differs" : isSame ? "holds" : "differs"
            try require(outcome.name == expected, "\(name), not \(expected)")
        case .missing:
            try require(isPlain && !isInside(file.path), name)
        case .unreadable:
            // A folder, a name beyond the system's limits, links in a circle: nothing that could have been read.
            try require(isPlain && !isInside(file.path), name)
        case .refused:
            let leadsOut = ["link-out", "folder-out"].contains { parts.first == Array($0.utf8) }
            try require(!isPlain || leadsOut || file.path.utf8.contains(0), name)
        }
    }

    /// Whether a path is that of the file, by the link, or on a way that leads out and in again.
    private func isInside(_ path: String) -> Bool {
        let roundabout = Array("folder-out/page/".utf8)
        var rest = Array(path.utf8)[...]
        while rest.starts(with: roundabout) { rest = rest.dropFirst(roundabout.count) }
        return ["a/b.png", "link"].contains { $0.utf8.elementsEqual(rest) }
    }
}
