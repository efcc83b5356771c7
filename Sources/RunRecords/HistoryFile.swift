import Foundation
import GRDB

/// The file of the history, looked at before SQLite may change anything in it or beside it.
struct HistoryFile {
    private let url: URL

    init(_ url: URL) {
        self.url = url
    }

    /// Makes sure that no newer Unroll wrote it.
    ///
    /// The header of the file says so without SQLite, which puts its `-wal` and `-shm` files beside whatever it opens. What
    /// a killed process left in the `-wal` file may be newer than the header; it is read by a connection that moves nothing.
    ///
    /// - Throws: ``RunRecordsError/newerSchema(path:)``; `DatabaseError`.
    func checkVersion() throws {
        guard (userVersion ?? 0) <= RunSchema.version else { throw RunRecordsError.newerSchema(path: url.path) }
        guard hasUnmovedPages else { return }
        let migrator = RunSchema.migrator
        if try openForReading().read(migrator.hasBeenSuperseded) { throw RunRecordsError.newerSchema(path: url.path) }
    }

    /// Opens a connection that may not write.
    ///
    /// - Throws: `DatabaseError`.
    func openForReading() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        return try RunHistory.queue(reading: url, configuration)
    }

    /// The user version in the header (https://www.sqlite.org/fileformat.html, offset 60); nil where there is no header.
    private var userVersion: Int? {
        guard let file = try? FileHandle(forReadingFrom: url), let header = try? file.read(upToCount: 100),
            header.count == 100, header.starts(with: Data("SQLite format 3\0".utf8))
        else { return nil }
        return header[60..<64].reduce(0) { $0 << 8 | Int($1) }
    }

    private var hasUnmovedPages: Bool {
        var status = stat()
        return stat(url.path + "-wal", &status) == 0 && status.st_size > 0
    }
}
