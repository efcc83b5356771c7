import Artifacts
import Foundation
import GRDB
public import PipelineEngine
import Synchronization

/// Writes down what happens in a run, as it happens.
///
/// Metrics are gathered and written a few hundred at a time, and always before their stage is settled: one transaction
/// for each would cost more than the training step that it records.
public final class RunRecorder: PipelineListener {
    private struct State {
        var run: Int64 = 0
        var executions: [String: (id: Int64, start: Double)] = [:]
        var metrics: [Metric] = []
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

    /// The first error that writing met; the run itself goes on without its history.
    public var failure: RunRecordsError? { state.withLock { $0.failure } }

    /// Writes an event down.
    public func receive(_ event: PipelineEvent) {
        state.withLock { state in
            guard state.failure == nil else { return }
            do {
                try record(event, &state)
            } catch {
                let reason = (error as? DatabaseError)?.message ?? "\(error)"
                state.failure = .cannotRecord(path: database.pool.path, reason: reason)
            }
        }
    }

    private func record(_ event: PipelineEvent, _ state: inout State) throws {
        switch event {
        case .runStarted(_, let cores): try startRun(cores, &state)
        case .stageStarted(let start): try startStage(start, &state)
        case .stageMeasured(let stage, let metric, let value, let step):
            guard let execution = state.executions[stage] else { return }
            state.metrics.append(Metric(execution: execution.id, name: metric, step: step, value: value))
            if state.metrics.count >= Self.metricsPerTransaction { try writeMetrics(&state) }
        case .stageSettled(let stage, let outcome): try settle(stage, outcome, &state)
        case .runEnded(let summary): try endRun(summary, state.run)
        case .stagePrinted, .stageWarned, .stageResumed, .damageFound, .stageProgressed: break
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

    private func startStage(_ start: StageStart, _ state: inout State) throws {
        let run = state.run
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
        state.metrics = []
        try database.pool.write { rows in
            let statement = try rows.makeStatement(
                sql: "INSERT OR REPLACE INTO metric (execution, name, step, value) VALUES (?, ?, ?, ?)")
            for metric in metrics {
                try statement.execute(arguments: [metric.execution, metric.name, metric.step, metric.value])
            }
        }
    }

    private func settle(_ stage: String, _ outcome: StageOutcome, _ state: inout State) throws {
        try writeMetrics(&state)
        let run = state.run
        let execution = state.executions.removeValue(forKey: stage)
        let seconds = execution.map { timepiece.seconds() - $0.start }
        try database.pool.write { rows in
            if let execution {
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
