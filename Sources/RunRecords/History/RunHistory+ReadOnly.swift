import Foundation
import GRDB

extension RunHistory {
    /// Opens a database for reading; where nothing can be written beside it, as SQLite needs to, a copy of it in memory.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)`` where the copy cannot be made whole; `DatabaseError`, `FileError`.
    static func queue(reading url: URL, _ configuration: Configuration) throws -> DatabaseQueue {
        guard access(url.deletingLastPathComponent().path, W_OK) != 0 else {
            return try DatabaseQueue(path: url.path, configuration: configuration)
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "unroll-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // What a killed run left in the log belongs to it.
        let copy = try HistoryCopy.make(of: url, in: folder)
        return try .inMemoryCopy(fromPath: copy.path, configuration: configuration)
    }
}
