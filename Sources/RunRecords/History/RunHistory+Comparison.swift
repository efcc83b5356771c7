import GRDB

extension RunHistory {
    private struct KeyRow: Decodable, FetchableRecord {
        let stage: String
        let key: String
    }

    /// For each stage the key of the execution that was shown before a run began, whichever run had settled it last.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func keys(beforeRun run: Int) throws -> [String: String] {
        // Of the columns beside MAX, SQLite takes the values of the row that has the maximum.
        let rows = try read { rows in
            try KeyRow.fetchAll(
                rows,
                sql: "SELECT stage, key, MAX(run) FROM settlement WHERE key IS NOT NULL AND run < ? GROUP BY stage",
                arguments: [run])
        }
        return Dictionary(rows.map { ($0.stage, $0.key) }) { first, _ in first }
    }

    /// What became of each metric of an execution, by name.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func summaries(of execution: RecordedExecution) throws -> [MetricSummary] {
        try summaries(of: Measured(id: execution.id, run: execution.run, stage: execution.stage))
    }

    /// The last value of each metric that was measured under a key; nil for one that was no number.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func lastValues(underKey key: String) throws -> [String: Double?] {
        guard let measured = try measured(underKey: key, as: "") else { return [:] }
        return Dictionary(try summaries(of: measured).map { ($0.metric, $0.last.value) }) { first, _ in first }
    }
}
