import Artifacts
import Foundation
import GRDB
public import PipelineEngine
import Synchronization

/// Writes down what happens in a run, as it happens.
///
/// Metrics are gathered and written a few hundred at a time, and always before their stage is settled: one transaction
/// for each would cost more than the training step that it records.
///
/// After a write that failed, how stages are settled and how the run ends is still tried to be written, so that the run does not look
/// as if it had been killed. Metrics are not: of an execution whose metrics are incomplete none is kept, as part of them would pass
/// for all.
public final class RunRecorder: PipelineListener {
    private struct State {
        /// Nil as long as the run has no row to which all else could belong.
        var run: Int64?
        var executions: [String: (id: Int64, start: Double)] = [:]
        var metrics: [Metric] = []
        /// The executions that were at work when a write failed: metrics of theirs may be missing.
        var incomplete: Set<Int64> = []
        var failure: RunRecordsError?
    }

    private struct Metric {
        let execution: Int64
        let name: String
        let step: Int
        let value: Double
    }

    private static let metricsPerTransaction = 512

    private let database: RunDatabase
    private let command: String
    private let pipeline: String
    private let timepiece: Timepiece
    private let state = Mutex(State())

    /// Makes the recorder of one run.
    ///
    /// - Parameters:
    ///   - database: Where to write.
    ///   - command: What was typed.
    ///   - pipeline: The pipeline file.
    ///   - timepiece: The clocks.
    public init(_ database: RunDatabase, command: String, pipeline: String, timepiece: Timepiece) {
        self.database = database
        self.command = command
        self.pipeline = pipeline
        self.timepiece = timepiece
    }

    /// The first error that writing met; the run itself goes on.
    public var failure: RunRecordsError? { state.withLock { $0.failure } }

    /// Writes an event down.
    public func receive(_ event: PipelineEvent) {
        state.withLock { state in
            attempt(&state) { state in try record(event, &state) }
        }
    }

    private func attempt(_ state: inout State, _ write: (inout State) throws -> Void) {
        do {
            try write(&state)
        } catch {
            guard state.failure == nil else { return }
            let reason = (error as? DatabaseError)?.message ?? "\(error)"
            state.failure = .cannotRecord(path: database.pool.path, reason: reason)
            state.metrics = []
            state.incomplete = Set(state.executions.values.map(\.id))
            // Who keeps the database busy for longer than it was waited for may do so for hours: the stages wait no more.
            try? database.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 250") }
        }
    }

    private func record(_ event: PipelineEvent, _ state: inout State) throws {
        if case .runStarted(_, let cores) = event { return try startRun(cores, &state) }
        guard let run = state.run else { return }
        switch event {
        case .stageStarted(let start): try startStage(start, in: run, &state)
        case .stageMeasured(let stage, let metric, let value, let step):
            guard state.failure == nil, let execution = state.executions[stage] else { return }
            state.metrics.append(Metric(execution: execution.id, name: metric, step: step, value: value))
            if state.metrics.count >= Self.metricsPerTransaction { try writeMetrics(&state) }
        case .stageSettled(let stage, let outcome): try settle(stage, outcome, in: run, &state)
        case .runEnded(let summary): try endRun(summary, run)
        case .runStarted, .stagePrinted, .stageWarned, .stageResumed, .damageFound, .stageProgressed: break
        }
    }

    // MARK: - Rows

    private var now: String { timepiece.date().formatted(.iso8601) }

    private func startRun(_ cores: Int, _ state: inout State) throws {
        state.run = try database.pool.write { rows in
            try rows.execute(
                sql: "INSERT INTO run (started, command, pipeline, cores) VALUES (?, ?, ?, ?)",
                arguments: [now, command, pipeline, cores])
            return rows.lastInsertedRowID
        }
    }

    private func startStage(_ start: StageStart, in run: Int64, _ state: inout State) throws {
        let id = try database.pool.write { rows in
            try rows.execute(
                sql: """
                    INSERT INTO execution (run, stage, kind, key, reason, cores, started)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run, start.stage, start.recipe.kind, start.recipe.key.hexadecimal,
                    start.reasons.map { "\($0)" }.joined(separator: "; "), start.cores, now,
                ])
            let id = rows.lastInsertedRowID
            for (name, value) in start.recipe.parameters.sorted(by: { $0.key < $1.key }) {
                try rows.execute(
                    sql: "INSERT INTO parameter (execution, name, value) VALUES (?, ?, ?)",
                    arguments: [id, name, "\(value)"])
            }
            return id
        }
        state.executions[start.stage] = (id, timepiece.seconds())
    }

    private func writeMetrics(_ state: inout State) throws {
        let metrics = state.metrics
        guard !metrics.isEmpty else { return }
        state.metrics = []
        try database.pool.write { rows in
            let statement = try rows.makeStatement(
                sql: "INSERT OR REPLACE INTO metric (execution, name, step, value) VALUES (?, ?, ?, ?)")
            for metric in metrics {
                try statement.execute(arguments: [metric.execution, metric.name, metric.step, metric.value])
            }
        }
    }

    private func settle(
        _ stage: String, _ outcome: StageOutcome, in run: Int64, _ state: inout State
    ) throws {
        attempt(&state, writeMetrics)
        let execution = state.executions.removeValue(forKey: stage)
        let seconds = execution.map { timepiece.seconds() - $0.start }
        let isIncomplete = execution.map { state.incomplete.contains($0.id) } ?? false
        try database.pool.write { rows in
            if let execution {
                if isIncomplete {
                    try rows.execute(sql: "DELETE FROM metric WHERE execution = ?", arguments: [execution.id])
                }
                try rows.execute(
                    sql: "UPDATE execution SET seconds = ? WHERE id = ?", arguments: [seconds, execution.id])
            }
            try rows.execute(
                sql: "INSERT INTO settlement (run, stage, outcome, key, message) VALUES (?, ?, ?, ?, ?)",
                arguments: [run, stage, outcome.name, outcome.manifest?.recipe.key.hexadecimal, outcome.message])
        }
    }

    private func endRun(_ summary: RunSummary, _ run: Int64) throws {
        let outcome = summary.interrupted ? "interrupted" : summary.failed.isEmpty ? "succeeded" : "failed"
        try database.pool.write { rows in
            try rows.execute(
                sql: "UPDATE run SET seconds = ?, outcome = ? WHERE id = ?",
                arguments: [summary.seconds, outcome, run])
        }
    }
}
