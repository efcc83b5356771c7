import Artifacts
import Foundation
import GRDB
import PipelineEngine
import RunRecords
import Testing
import TestSupport

@Suite("The history of runs")
struct RunRecorderTests {
    private func recorder(_ root: URL) throws -> (RunRecorder, RunDatabase) {
        let database = try RunDatabase(root.appending(path: "unroll.sqlite"))
        let timepiece = Timepiece(date: { Date(timeIntervalSince1970: 0) }, seconds: { 0 })
        return (RunRecorder(database, command: "run", pipeline: "p.yaml", timepiece: timepiece), database)
    }

    private func start(_ stage: String) -> PipelineEvent {
        let recipe = KeyRecipe(
            kind: "train", parameters: ["epochs": .integer(2), "rate": .number(0.01)], inputs: [], code: "c",
            surroundings: [:])
        return .stageStarted(StageStart(stage: stage, recipe: recipe, reasons: [.neverRan], cores: 2))
    }

    @Test("holds every metric at every step, even those of a stage that fails")
    func metrics() throws {
        try withTemporaryFolder { root in
            let (recorder, database) = try recorder(root)
            recorder.receive(.runStarted(stages: ["a"], cores: 2))
            recorder.receive(start("a"))
            for step in 0..<1300 {
                recorder.receive(.stageMeasured(stage: "a", metric: "loss", value: 1 / Double(step + 1), step: step))
            }
            recorder.receive(.stageSettled(stage: "a", .failed(message: "broken")))
            #expect(recorder.failure == nil)
            let rows = try database.pool.read { rows in
                try Row.fetchAll(rows, sql: "SELECT step, value FROM metric WHERE name = 'loss' ORDER BY step")
            }
            #expect(rows.count == 1300)
            #expect(rows.last?["value"] == 1 / 1300.0)
            let settlement = try database.pool.read { try Row.fetchOne($0, sql: "SELECT * FROM settlement") }
            #expect(settlement?["outcome"] == "failed")
            #expect(settlement?["message"] == "broken")
        }
    }

    @Test("names run, command, parameters and reasons")
    func rows() throws {
        try withTemporaryFolder { root in
            let (recorder, database) = try recorder(root)
            recorder.receive(.runStarted(stages: ["a"], cores: 2))
            recorder.receive(start("a"))
            recorder.receive(.runEnded(RunSummary(outcomes: [], seconds: 1.5, interrupted: false)))
            let (run, parameters, reason) = try database.pool.read { rows in
                (
                    try Row.fetchOne(rows, sql: "SELECT * FROM run"),
                    try Row.fetchAll(rows, sql: "SELECT name, value FROM parameter ORDER BY name"),
                    try String.fetchOne(rows, sql: "SELECT reason FROM execution")
                )
            }
            #expect(run?["outcome"] == "succeeded")
            #expect(run?["seconds"] == 1.5)
            #expect(run?["started"] == "1970-01-01T00:00:00Z")
            #expect(parameters.map { $0["value"] as String } == ["2", "0.01"])
            #expect(reason == "it has not run yet")
        }
    }

    /// Has every writing of a row of a table fail with these words; nil ends that.
    private func refuse(_ table: String, _ words: String?, in database: RunDatabase) throws {
        try database.pool.write { rows in
            try rows.execute(sql: "DROP TRIGGER IF EXISTS refuse_\(table)")
            guard let words else { return }
            try rows.execute(
                sql: """
                    CREATE TRIGGER refuse_\(table) BEFORE INSERT ON \(table) BEGIN SELECT RAISE(ABORT, '\(words)'); END
                    """)
        }
    }

    @Test(
        "goes on after a write that failed with how stages are settled and how the run ends, and tells of the first one"
    )
    func failure() throws {
        try withTemporaryFolder { root in
            let (recorder, database) = try recorder(root)
            let events: [PipelineEvent] = [.runStarted(stages: ["a", "b", "c"], cores: 2), start("a"), start("b")]
            for event in events { recorder.receive(event) }
            try refuse("metric", "no room", in: database)
            for step in 0..<600 {
                recorder.receive(.stageMeasured(stage: "a", metric: "loss", value: 1, step: step))
            }
            let failure = RunRecordsError.cannotRecord(path: database.pool.path, reason: "no room")
            #expect(recorder.failure == failure)
            try refuse("settlement", "no room for this either", in: database)
            recorder.receive(.stageSettled(stage: "a", .failed(message: "broken")))
            #expect(recorder.failure == failure, "the first one is told")
            try refuse("settlement", nil, in: database)
            recorder.receive(.stageSettled(stage: "b", .failed(message: "broken")))
            recorder.receive(start("c"))
            recorder.receive(.stageSettled(stage: "c", .interrupted(at: nil)))
            recorder.receive(.runEnded(RunSummary(outcomes: [], seconds: 1.5, interrupted: true)))
            let (settled, outcome) = try database.pool.read { rows in
                (
                    try String.fetchAll(rows, sql: "SELECT stage || ' ' || outcome FROM settlement ORDER BY stage"),
                    try String.fetchOne(rows, sql: "SELECT outcome FROM run")
                )
            }
            #expect(settled == ["b failed", "c interrupted"] && outcome == "interrupted")
            let wait = try database.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA busy_timeout") }
            #expect((1...1000).contains(wait ?? 0), "so many milliseconds of each of the stages to come")
        }
    }

    @Test("keeps no metrics of an execution that lost some, and all of those that had ended before")
    func incomplete() throws {
        try withTemporaryFolder { root in
            let (recorder, database) = try recorder(root)
            recorder.receive(.runStarted(stages: ["a", "b"], cores: 2))
            for stage in ["a", "b"] {
                recorder.receive(start(stage))
                for step in 0..<700 {
                    recorder.receive(.stageMeasured(stage: stage, metric: "loss", value: 1, step: step))
                }
                if stage == "b" { try refuse("metric", "no room", in: database) }
                recorder.receive(.stageSettled(stage: stage, .failed(message: "broken")))
            }
            let counts = try database.pool.read { rows in
                try Int.fetchAll(
                    rows,
                    sql: """
                        SELECT (SELECT COUNT(*) FROM metric WHERE execution = execution.id) FROM execution ORDER BY id
                        """)
            }
            #expect(counts == [700, 0])
            #expect(try database.pool.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM settlement") } == 2)
        }
    }

    @Test("writes nothing of a run that could not be begun")
    func notBegun() throws {
        try withTemporaryFolder { root in
            let (recorder, database) = try recorder(root)
            try refuse("run", "no room", in: database)
            recorder.receive(.runStarted(stages: ["a"], cores: 2))
            try refuse("run", nil, in: database)
            recorder.receive(start("a"))
            recorder.receive(.stageSettled(stage: "a", .failed(message: "broken")))
            recorder.receive(.runEnded(RunSummary(outcomes: [], seconds: 1.5, interrupted: false)))
            #expect(recorder.failure?.description.contains("no room") == true)
            let count = try database.pool.read {
                try Int.fetchOne(
                    $0, sql: "SELECT COUNT(*) FROM (SELECT run FROM execution UNION SELECT run FROM settlement)")
            }
            #expect(count == 0)
        }
    }

    @Test("is refused, and left untouched, when a newer program wrote it")
    func newerSchema() throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            let newer = try RunDatabase(url)
            try newer.pool.write { rows in
                try rows.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999: from the future')")
            }
            try newer.pool.close()
            let before = try Data(contentsOf: url)
            #expect(throws: RunRecordsError.newerSchema(path: url.path)) { try RunDatabase(url) }
            #expect(try Data(contentsOf: url) == before)
        }
    }

    @Test("that is no database is refused")
    func noDatabase() throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            try Data(repeating: 65, count: 5000).write(to: url)
            #expect(throws: RunRecordsError.self) { try RunDatabase(url) }
        }
    }
}
