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

    @Test("is refused, and left untouched, when a newer program wrote it")
    func newerSchema() throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            try RunDatabase(url).pool.write { rows in
                try rows.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999: from the future')")
            }
            #expect(throws: RunRecordsError.newerSchema(path: url.path)) { try RunDatabase(url) }
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
