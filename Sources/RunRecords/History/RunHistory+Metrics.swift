import GRDB

extension RunHistory {
    fileprivate struct SummaryRow: Decodable, FetchableRecord {
        let name: String
        let pointCount: Int
        let firstStep: Int
        let firstValue: Double?
        let smallest: Double?
        let smallestStep: Int?
        let greatest: Double?
        let greatestStep: Int?
        let lastStep: Int
        let lastValue: Double?
    }

    private struct PointRow: Decodable, FetchableRecord {
        let step: Int
        let value: Double?
    }

    private struct MeasuredRow: Decodable, FetchableRecord {
        let id: Int
        let run: Int
        let stage: String
    }

    /// An execution that recorded metrics.
    public struct Measured: Sendable, Equatable {
        /// The execution's number.
        public let id: Int
        /// The run in which it took place.
        public let run: Int
        /// The stage.
        public let stage: String
    }

    /// The names of all stages that were ever executed, in the order of their first execution.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func executedStages() throws -> [String] {
        try read {
            try String.fetchAll($0, sql: "SELECT stage FROM execution GROUP BY stage ORDER BY MIN(id)")
        }
    }

    /// The newest execution of a stage that recorded metrics and ended well, or where none did, the newest at all; nil when it
    /// never measured anything.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func newestMeasured(of stage: String) throws -> Measured? {
        let row = try read { rows in
            try MeasuredRow.fetchOne(
                rows, sql: Self.newestSQL(and: "\(Self.endedWell) AND \(Self.hasMetrics)"), arguments: [stage])
                ?? MeasuredRow.fetchOne(rows, sql: Self.newestSQL(and: Self.hasMetrics), arguments: [stage])
        }
        return row.map { Measured(id: $0.id, run: $0.run, stage: $0.stage) }
    }

    private static let hasMetrics = "EXISTS (SELECT 1 FROM metric WHERE metric.execution = execution.id)"
    private static let endedWell = """
        EXISTS (SELECT 1 FROM settlement
            WHERE settlement.run = execution.run AND settlement.stage = execution.stage AND outcome = 'ran')
        """

    private static func newestSQL(and condition: String) -> String {
        "SELECT id, run, stage FROM execution WHERE stage = ? AND \(condition) ORDER BY id DESC LIMIT 1"
    }

    /// The queries that look for the newest execution of a stage or under a key.
    package static let newestQueries = [
        newestSQL(and: "\(endedWell) AND \(hasMetrics)"), newestSQL(and: hasMetrics), writerSQL(and: hasMetrics),
        writerSQL(and: "execution.run <= 9"),
    ]

    /// The newest execution under a key that recorded metrics and ended well, told of as `stage`; nil when there is none.
    ///
    /// Under which name it ran does not matter: equal keys are equal stages.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func measured(underKey key: String, as stage: String) throws -> Measured? {
        let row = try read {
            try MeasuredRow.fetchOne($0, sql: Self.writerSQL(and: Self.hasMetrics), arguments: [key])
        }
        return row.map { Measured(id: $0.id, run: $0.run, stage: stage) }
    }

    /// The executions whose metrics belong to a run: its own, and those that had written what it found up to date.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func measured(inRun run: Int) throws -> [Measured] {
        try stages(ofRun: run).compactMap { stage in
            stage.execution.map { Measured(id: $0.id, run: $0.run, stage: stage.name) }
        }
    }

    /// What became of each metric of an execution, by name.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func summaries(of measured: Measured) throws -> [MetricSummary] {
        try read { rows in
            try SummaryRow.fetchAll(rows, sql: Self.summarySQL, arguments: ["execution": measured.id])
        }.map { MetricSummary($0, measured) }
    }

    /// The values of a metric in the execution that a summary is about, by step.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func points(of summary: MetricSummary) throws -> [MetricPoint] {
        try points(of: summary.metric, inExecution: summary.execution)
    }

    /// The values of a metric in an execution, by step: all, or those after a step.
    ///
    /// Those up to that step cost nothing.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func points(of metric: String, inExecution execution: Int, after step: Int? = nil) throws -> [MetricPoint] {
        try read { rows in
            try PointRow.fetchAll(
                rows, sql: "SELECT step, value FROM metric WHERE execution = ? AND name = ? AND step > ? ORDER BY step",
                arguments: [execution, metric, step ?? Int.min])
        }.map { MetricPoint(step: $0.step, value: $0.value) }
    }

    /// The metrics that an execution has measured so far, by name.
    ///
    /// How many values they have does not matter: each name is looked up in the index, from the one before it.
    ///
    /// - Throws: ``RunRecordsError/cannotRead(path:reason:)``.
    public func metrics(ofExecution execution: Int) throws -> [String] {
        try read { try String.fetchAll($0, sql: Self.namesSQL, arguments: ["execution": execution]) }
    }

    private static let namesSQL = """
        WITH RECURSIVE known (name) AS (
            SELECT MIN(name) FROM metric WHERE execution = :execution
            UNION ALL
            SELECT (SELECT MIN(name) FROM metric WHERE execution = :execution AND metric.name > known.name)
            FROM known WHERE known.name IS NOT NULL
        )
        SELECT name FROM known WHERE name IS NOT NULL
        """

    private static let summarySQL = """
        SELECT
            name, pointCount, firstStep, smallest, greatest, lastStep,
            (SELECT value FROM metric WHERE execution = :execution AND name = range.name AND step = firstStep)
                AS firstValue,
            (SELECT value FROM metric WHERE execution = :execution AND name = range.name AND step = lastStep)
                AS lastValue,
            (SELECT MIN(step) FROM metric WHERE execution = :execution AND name = range.name AND value = smallest)
                AS smallestStep,
            (SELECT MIN(step) FROM metric WHERE execution = :execution AND name = range.name AND value = greatest)
                AS greatestStep
        FROM (
            SELECT
                name, COUNT(*) AS pointCount, MIN(step) AS firstStep, MAX(step) AS lastStep, MIN(value) AS smallest,
                MAX(value) AS greatest
            FROM metric WHERE execution = :execution GROUP BY name
        ) AS range
        ORDER BY name
        """
}

extension MetricSummary {
    fileprivate init(_ row: RunHistory.SummaryRow, _ measured: RunHistory.Measured) {
        self.init(
            execution: measured.id, run: measured.run, stage: measured.stage, metric: row.name,
            pointCount: row.pointCount,
            first: MetricPoint(step: row.firstStep, value: row.firstValue),
            smallest: row.smallestStep.map { MetricPoint(step: $0, value: row.smallest) },
            greatest: row.greatestStep.map { MetricPoint(step: $0, value: row.greatest) },
            last: MetricPoint(step: row.lastStep, value: row.lastValue))
    }
}
