import Foundation
import GRDB

/// A history that an earlier Unroll wrote: a fixture for every schema that has been on main.
///
/// A new one is the last with what the new step does to it.
struct OldHistory {
    /// The schemas, oldest first, with the number of steps that had led to each; the last is the present one.
    static let all: [OldHistory] = [
        OldHistory(name: "1-numbers-only", stepCount: 1), OldHistory(name: "1", stepCount: 1),
        OldHistory(name: "2", stepCount: 2), OldHistory(name: "3", stepCount: 3),
    ]

    let name: String
    let stepCount: Int

    private var text: String {
        get throws {
            try String(
                contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Fixtures/history-\(name).sql"), encoding: .utf8)
        }
    }

    /// Writes the database, in WAL mode as Unroll leaves it, with nothing beside it.
    func write(to url: URL) throws {
        let queue = try DatabaseQueue(path: url.path)
        try queue.writeWithoutTransaction { rows in
            try rows.execute(sql: "PRAGMA journal_mode = WAL")
            try rows.execute(sql: text)
        }
        try queue.close()
    }
}
