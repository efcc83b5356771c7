import Artifacts
import Foundation

/// A folder out of which no path leads.
struct ConfinedFolder {
    let url: URL

    /// Compares a file of the folder with what is stated of it.
    func outcome(of file: PageStatement.File) -> Finding.Outcome {
        guard Self.isConfined(file.path) else { return .refused }
        let path = url.appendingPathComponent(file.path).path
        guard let real = Self.realPath(path), let root = Self.realPath(url.path) else {
            return errno == ENOENT || errno == ENOTDIR
                ? .missing : .unreadable(reason: String(cString: strerror(errno)))
        }
        // A link within the folder may lead out of it.
        guard real.hasPrefix(root == "/" ? root : root + "/") else { return .refused }
        var status = stat()
        guard stat(real, &status) == 0 else { return .missing }
        guard status.st_mode & S_IFMT == S_IFREG else { return .unreadable(reason: "it is no file") }
        guard Int(status.st_size) == file.bytes else {
            return .sizeDiffers(stated: file.bytes, found: Int(status.st_size))
        }
        do {
            let found = try Digest(ofFile: URL(fileURLWithPath: real))
            return found == file.sha256 ? .holds : .differs(stated: file.sha256, found: found)
        } catch {
            return .unreadable(reason: error.localizedDescription)
        }
    }

    /// Whether a path names something below the folder, as it is written.
    private static func isConfined(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !path.unicodeScalars.contains("\0") && parts.allSatisfy { !["", ".", ".."].contains($0) }
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
