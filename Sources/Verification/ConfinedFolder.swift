import Artifacts
import Foundation

/// A folder out of which no path leads.
struct ConfinedFolder {
    let url: URL

    /// Compares a file of the folder with what is stated of it.
    func outcome(of file: PageStatement.File) -> Finding.Outcome {
        guard Self.isConfined(file.path) else { return .refused }
        let path = "\(url.path)/\(file.path)"
        guard let real = Self.realPath(path), let root = Self.realPath(url.path) else {
            return errno == ENOENT || errno == ENOTDIR
                ? .missing : .unreadable(reason: systemMessage(errno))
        }
        // A link within the folder may lead out of it.
        guard real.utf8.starts(with: (root == "/" ? root : root + "/").utf8) else { return .refused }
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
            return .unreadable(reason: FileError.reason(of: error))
        }
    }

    /// Whether a path names something below the folder, as it is written.
    ///
    /// It is compared byte for byte, as the system does: a letter may be written in two ways that are two names, and a
    /// separator stays one before a mark that is set on it.
    private static func isConfined(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let leading = ["", ".", ".."].map { Array($0.utf8) }
        return !path.utf8.contains(0) && parts.allSatisfy { !leading.contains(Array($0)) }
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
