import GRDB

extension RunHistory {
    fileprivate struct RunRow: Decodable, FetchableRecord {
        let id: Int
        let started: String
        let command: String
        let pipeline: String
        let cores: Int
        let seconds: Double?
        let outcome: String?
    }

    fileprivate struct Count: Decodable, FetchableRecord {
        let run: Int
        let outcome: String
        let count: Int
    }

    /// How many runs are recorded.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func runCount() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM run") } ?? 0
    }

    /// The numbers of the newest runs, newest first.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func runNumbers(newest limit: Int) throws -> [Int] {
        try read { try Int.fetchAll($0, sql: "SELECT id FROM run ORDER BY id DESC LIMIT ?", arguments: [limit]) }
    }

    /// The newest runs, newest first; all when `limit` is nil.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func runs(newest limit: Int?) throws -> [RecordedRun] {
        // A negative limit is none.
        try runs(where: "TRUE", [], limit: limit ?? -1)
    }

    /// The run of a number.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func run(_ id: Int) throws -> RecordedRun? {
        try runs(where: "id = ?", [id], limit: 1).first
    }

    private func runs(
        where condition: String, _ arguments: StatementArguments, limit: Int
    ) throws -> [RecordedRun] {
        try read { rows in
            let runs = try RunRow.fetchAll(
                rows, sql: "SELECT * FROM run WHERE \(condition) ORDER BY id DESC LIMIT ?",
                arguments: arguments + [limit])
            guard let newest = runs.first, let oldest = runs.last else { return [] }
            let counts = try Count.fetchAll(
                rows,
                sql: """
                    SELECT run, outcome, COUNT(*) AS count FROM settlement
                    WHERE run BETWEEN ? AND ? GROUP BY run, outcome
                    """,
                arguments: [oldest.id, newest.id])
            let byRun = Dictionary(grouping: counts, by: \.run)
            return runs.map { RecordedRun($0, counts: byRun[$0.id] ?? []) }
        }
    }
}

extension RecordedRun {
    fileprivate init(_ row: RunHistory.RunRow, counts: [RunHistory.Count]) {
        self.init(
            id: row.id, started: row.started, command: row.command, pipeline: row.pipeline, cores: row.cores,
            seconds: row.seconds, outcome: row.outcome,
            stageCounts: Dictionary(counts.map { ($0.outcome, $0.count) }) { $0 + $1 })
    }
}
