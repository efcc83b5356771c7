public import Foundation
import GRDB
public import PipelineEngine

extension OutputFolder {
    /// Where the history of an output folder's runs lies.
    public var runDatabase: URL { hidden.appendingPathComponent("unroll.sqlite") }
}

/// The history of runs, to look at, also while a run writes it.
///
/// No row is changed; SQLite itself puts its `-wal` and `-shm` files beside a database that is read.
public struct RunHistory: Sendable {
    private let path: String
    private let queue: DatabaseQueue

    /// Opens the history for reading; nil when no run is recorded there.
    ///
    /// - Throws: ``RunRecordsError`` when it cannot be opened, or was written by a newer Unroll.
    public init?(reading url: URL) throws {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        path = url.path
        do {
            let file = HistoryFile(url)
            try file.checkVersion()
            queue = try file.openForReading()
        } catch let error as DatabaseError {
            throw RunRecordsError.cannotRead(path: url.path, reason: error.message ?? "\(error)")
        }
        let migrator = RunSchema.migrator
        guard try !read(migrator.hasBeenSuperseded) else { throw RunRecordsError.newerSchema(path: url.path) }
        guard try !read(migrator.appliedIdentifiers).isEmpty, try !runNumbers(newest: 1).isEmpty else { return nil }
    }

    /// Runs a query.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    func read<Value>(_ query: (Database) throws -> Value) throws -> Value {
        do {
            return try queue.read(query)
        } catch let error as DatabaseError {
            throw RunRecordsError.cannotRead(path: path, reason: error.message ?? "\(error)")
        } catch let error as RowDecodingError {
            throw RunRecordsError.cannotRead(path: path, reason: "\(error)")
        }
    }

    /// The version of SQLite that is linked.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public static func libraryVersion() throws -> String {
        do {
            return try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") } ?? ""
        } catch let error as DatabaseError {
            throw RunRecordsError.cannotRead(path: ":memory:", reason: error.message ?? "\(error)")
        }
    }
}
