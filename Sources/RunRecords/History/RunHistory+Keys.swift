import GRDB

extension RunHistory {
    /// The keys of the executions that the newest runs settled, those included that the cache had.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func keys(ofNewestRuns limit: Int) throws -> Set<String> {
        try read { rows in
            try Set(
                String.fetchAll(
                    rows,
                    sql: """
                        SELECT DISTINCT key FROM settlement
                        WHERE key IS NOT NULL AND run IN (SELECT id FROM run ORDER BY id DESC LIMIT ?)
                        """,
                    arguments: [limit]))
        }
    }
}
