import Artifacts
package import Foundation

/// A copy of a history with the log beside it, both as of one moment.
///
/// Where SQLite cannot write, it can take no lock that would keep a run elsewhere from moving the log into the history between the
/// copying of the one and of the other.
package enum HistoryCopy {
    private static let suffixes = ["", "-wal"]
    private static let limit = 5

    /// Which file it is, and when it was last changed, by the system's own clock.
    private struct Facts: Equatable {
        let inode: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int

        /// Nil where there is no file.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            inode = UInt64(status.st_ino)
            size = Int(status.st_size)
            seconds = Int(status.st_ctim.tv_sec)
            nanoseconds = Int(status.st_ctim.tv_nsec)
        }
    }

    /// Copies into a folder; what changed in the meantime is copied again, a few times.
    ///
    /// - Parameters:
    ///   - url: The history.
    ///   - folder: An empty folder.
    ///   - copy: Copies a file.
    /// - Returns: The copy of the history.
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)`` when it changes all the time; `FileError`.
    package static func make(
        of url: URL, in folder: URL, by copy: (URL, URL) throws -> Void = { _ = try Digest.ofCopy(from: $0, to: $1) }
    ) throws -> URL {
        let result = folder.appending(path: "unroll.sqlite")
        for _ in 0..<limit {
            let before = suffixes.map { Facts(url.path + $0) }
            for (suffix, facts) in zip(suffixes, before) {
                let target = URL(filePath: result.path + suffix)
                // A log of the time before would not belong to the history of now.
                if access(target.path, F_OK) == 0 { try FileManager.default.removeItem(at: target) }
                if facts != nil { try copy(URL(filePath: url.path + suffix), target) }
            }
            if suffixes.map({ Facts(url.path + $0) }) == before { return result }
        }
        throw RunRecordsError.cannotRead(
            path: url.path,
            reason: "a run changed it each of the \(limit) times that it was copied; look again when that has ended")
    }
}
