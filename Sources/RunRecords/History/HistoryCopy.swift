import Artifacts
package import Foundation
import PipelineEngine

/// A copy of a history with the log beside it, both as of one moment.
///
/// Where SQLite cannot write, it can take no lock that would keep a run elsewhere from moving the log into the history between the
/// copying of the one and of the other.
package enum HistoryCopy {
    private static let suffixes = ["", "-wal"]
    private static let limit = 5

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
            let before = facts(of: url)
            for (suffix, facts) in zip(suffixes, before) {
                let target = URL(filePath: result.path + suffix)
                // A log of the time before would not belong to the history of now.
                if access(target.path, F_OK) == 0 { try FileManager.default.removeItem(at: target) }
                if facts != nil { try copy(URL(filePath: url.path + suffix), target) }
            }
            if facts(of: url) == before { return result }
        }
        throw RunRecordsError.cannotRead(
            path: url.path,
            reason: "a run changed it each of the \(limit) times that it was copied; look again when that has ended")
    }

    private static func facts(of url: URL) -> [FileFacts?] {
        suffixes.map { FileFacts(URL(filePath: url.path + $0)) }
    }
}
