public import Foundation
public import GRDB

/// The history of all runs in an output folder: an SQLite file in WAL mode, which other programs may read at any time.
///
/// It is a record, not the truth: a lost file costs only the history. One that cannot be opened stops a run before it
/// begins; one that fails later does not.
public struct RunDatabase: Sendable {
    /// Access to the rows, for the queries in this module and for tests.
    public let pool: DatabasePool

    /// Opens the history, making it or bringing it up to the present schema.
    ///
    /// - Throws: ``RunRecordsError`` when it cannot be opened, or was written by a newer Unroll; it is untouched then.
    public init(_ url: URL) throws {
        do {
            try HistoryFile(url).checkVersion()
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            pool = try DatabasePool(path: url.path, configuration: configuration)
            let migrator = RunSchema.migrator
            guard try !pool.read(migrator.hasBeenSuperseded) else {
                throw RunRecordsError.newerSchema(path: url.path)
            }
            try migrator.migrate(pool)
        } catch let error as DatabaseError {
            throw RunRecordsError.cannotOpen(path: url.path, reason: error.message ?? "\(error)")
        }
    }
}

/// What can go wrong with the history.
public enum RunRecordsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file is no database, or may not be read or written.
    case cannotOpen(path: String, reason: String)
    /// A newer Unroll has changed the schema.
    case newerSchema(path: String)
    /// Rows could not be read.
    case cannotRead(path: String, reason: String)
    /// Rows could not be written.
    case cannotRecord(path: String, reason: String)

    /// One sentence, and what to do.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "the history of runs at \(path) cannot be opened: \(reason). Make room or get the right to write there; if it is damaged, move it away to begin a new one"
        case .newerSchema(let path):
            "the history of runs at \(path) was written by a newer Unroll: use that one, or another output folder"
        case .cannotRead(let path, let reason):
            "the history of runs at \(path) cannot be read: \(reason). If it is damaged, move it away: the next run begins a new one"
        case .cannotRecord(let path, let reason):
            "the history of this run at \(path) is incomplete: \(reason). What its stages wrote is not affected"
        }
    }
}
