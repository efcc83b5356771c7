import Foundation
import GRDB
import GRDBSQLite

/// The file of the history, looked at before SQLite may change anything in it or beside it.
struct HistoryFile {
    private let url: URL

    init(_ url: URL) {
        self.url = url
    }

    /// Makes sure that no newer Unroll wrote it.
    ///
    /// The header of the file says so. What a killed process left in the `-wal` file may be newer; it is read by a connection
    /// that moves nothing.
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

    /// The user version in the header; nil where it cannot be read.
    ///
    /// As of an immutable file, so that SQLite puts no `-wal` and `-shm` beside it; and by SQLite, as whoever else opened and
    /// closed the file would end the locks of all connections that this process has to it.
    private var userVersion: Int? {
        var address = URLComponents()
        address.scheme = "file"
        address.path = url.path
        address.queryItems = [URLQueryItem(name: "immutable", value: "1")]
        var connection: OpaquePointer?
        defer { sqlite3_close(connection) }
        guard let text = address.string,
            sqlite3_open_v2(text, &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil) == SQLITE_OK
        else { return nil }
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(connection, "PRAGMA user_version", -1, &statement, nil) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_ROW
        else { return nil }
        return Int(sqlite3_column_int64(statement, 0))
    }

    private var hasUnmovedPages: Bool {
        var status = stat()
        return stat(url.path + "-wal", &status) == 0 && status.st_size > 0
    }
}
