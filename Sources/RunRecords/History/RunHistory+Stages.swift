import GRDB

extension RunHistory {
    private struct SettlementRow: Decodable, FetchableRecord {
        let stage: String
        let outcome: String
        let key: String?
        let message: String?
    }

    private struct ExecutionRow: Decodable, FetchableRecord {
        let id: Int
        let run: Int
        let stage: String
        let kind: String
        let key: String
        let reason: String
        let cores: Int
        let started: String
        let seconds: Double?
    }

    private struct ParameterRow: Decodable, FetchableRecord {
        let name: String
        let value: String
    }

    /// How every stage fared in a run: those that were settled, in that order, then those that the run left open.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func stages(ofRun run: Int) throws -> [RecordedStage] {
        try read { rows in
            let settlements = try SettlementRow.fetchAll(
                rows, sql: "SELECT * FROM settlement WHERE run = ? ORDER BY rowid", arguments: [run])
            let executed = try ExecutionRow.fetchAll(
                rows, sql: "SELECT * FROM execution WHERE run = ? ORDER BY id", arguments: [run])
            let settled = try settlements.map { settlement in
                let own = executed.first { $0.stage == settlement.stage }
                let row = try own ?? settlement.key.flatMap { try writer(of: $0, until: run, in: rows) }
                return RecordedStage(
                    name: settlement.stage, outcome: settlement.outcome, message: settlement.message,
                    key: settlement.key, execution: try row.map { try Self.execution($0, in: rows) })
            }
            let open = executed.filter { row in !settlements.contains { $0.stage == row.stage } }
            return try settled
                + open.map { row in
                    RecordedStage(
                        name: row.stage, outcome: nil, message: nil, key: nil,
                        execution: try Self.execution(row, in: rows))
                }
        }
    }

    /// The latest execution that wrote what a later stage found in the cache under a key.
    private func writer(of key: String, until run: Int, in rows: Database) throws -> ExecutionRow? {
        try ExecutionRow.fetchOne(rows, sql: Self.writerSQL(and: "execution.run <= ?"), arguments: [key, run])
    }

    /// The query for the newest execution that wrote what the cache holds under a key, and of which a condition holds.
    package static func writerSQL(and condition: String) -> String {
        """
        SELECT execution.* FROM execution
        JOIN settlement ON settlement.run = execution.run AND settlement.stage = execution.stage
        WHERE execution.key = ? AND settlement.outcome = 'ran' AND \(condition)
        ORDER BY execution.id DESC LIMIT 1
        """
    }

    private static func execution(_ row: ExecutionRow, in rows: Database) throws -> RecordedExecution {
        let parameters = try ParameterRow.fetchAll(
            rows, sql: "SELECT name, value FROM parameter WHERE execution = ?", arguments: [row.id])
        return RecordedExecution(
            id: row.id, run: row.run, stage: row.stage, kind: row.kind, key: row.key, reason: row.reason,
            cores: row.cores, started: row.started, seconds: row.seconds,
            parameters: Dictionary(parameters.map { ($0.name, $0.value) }) { $1 })
    }
}
