import GRDB

extension RunHistory {
    /// The keys of the executions that the newest runs began or settled, those included that the cache had.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func keys(ofNewestRuns limit: Int) throws -> Set<String> {
        try read { rows in
            try Set(
                String.fetchAll(
                    rows,
                    sql: """
                        WITH newest AS (SELECT id FROM run ORDER BY id DESC LIMIT ?)
                        SELECT key FROM settlement WHERE key IS NOT NULL AND run IN newest
                        UNION SELECT key FROM execution WHERE run IN newest
                        """,
                    arguments: [limit]))
        }
    }
}
