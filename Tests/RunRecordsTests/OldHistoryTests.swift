import Artifacts
import Foundation
import GRDB
import PipelineEngine
import RunRecords
import Testing
import TestSupport

@Suite("The history that an earlier Unroll wrote")
struct OldHistoryTests {
    private func counts(_ rows: Database) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for table in ["run", "settlement", "execution", "parameter", "metric"] {
            counts[table] = try Int.fetchOne(rows, sql: "SELECT COUNT(*) FROM \(table)")
        }
        return counts
    }

    private func schema(_ rows: Database) throws -> [String] {
        try String.fetchAll(rows, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    }

    @Test("can be read as it is", arguments: OldHistory.all.map(\.name))
    func read(name: String) throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            try #require(OldHistory.all.first { $0.name == name }).write(to: url)
            let bytes = try Data(contentsOf: url)
            let history = try #require(try RunHistory(reading: url))
            #expect(try history.runs(newest: nil).map(\.outcome) == [nil, "failed", "succeeded"])
            #expect(try history.stages(ofRun: 2).map(\.outcome) == ["up to date", "up to date", "failed"])
            #expect(try history.stages(ofRun: 2).first?.execution?.run == 1)
            #expect(try history.executedStages() == ["left", "right", "joined"])
            let measured = try #require(try history.newestMeasured(of: "left"))
            #expect(measured.run == 1)
            #expect(try history.summaries(of: measured).map(\.pointCount) == [3])
            #expect(try history.keys(beforeRun: 2).keys.sorted() == ["joined", "left", "right"])
            #expect(try Data(contentsOf: url) == bytes)
        }
    }

    @Test("is brought to the present schema with every row", arguments: OldHistory.all.map(\.name))
    func migrated(name: String) throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            try #require(OldHistory.all.first { $0.name == name }).write(to: url)
            let pool = try RunDatabase(url).pool
            let fresh = try RunDatabase(root.appending(path: "fresh.sqlite")).pool
            #expect(try pool.read(schema) == fresh.read(schema))
            #expect(try pool.read(counts) == ["run": 3, "settlement": 6, "execution": 5, "parameter": 5, "metric": 4])
            #expect(try pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == RunSchema.version)
            #expect(try pool.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
            #expect(try pool.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
        }
    }

    @Test(
        "takes new runs, also values that are no numbers, which the first schema refused",
        arguments: OldHistory.all.map(\.name))
    func continued(name: String) throws {
        try withTemporaryFolder { root in
            try #require(OldHistory.all.first { $0.name == name }).write(to: root.appending(path: "unroll.sqlite"))
            let sample = try SampleHistory(in: root)
            try sample.record("run") { try $0.ran("left", metrics: ["loss": [.nan, 2]]) }
            let history = try #require(try sample.history())
            #expect(try history.runs(newest: 1).map(\.id) == [4])
            let measured = try #require(try history.newestMeasured(of: "left"))
            #expect(try history.summaries(of: measured).map(\.first.value) == [nil])
        }
    }

    @Test("has a fixture for every step of the schema: whoever adds one adds a database of its time")
    func complete() throws {
        #expect(Set(OldHistory.all.map(\.stepCount)) == Set(1...RunSchema.version))
        for old in OldHistory.all {
            try withTemporaryFolder { root in
                let url = root.appending(path: "unroll.sqlite")
                try old.write(to: url)
                let (steps, version) = try DatabaseQueue(path: url.path).read { rows in
                    (
                        try String.fetchAll(rows, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier"),
                        try Int.fetchOne(rows, sql: "PRAGMA user_version")
                    )
                }
                // A released step keeps its name; the version is in the header from the third on.
                #expect(steps == Array(RunSchema.stepNames.prefix(old.stepCount)))
                #expect(version == (old.stepCount < 3 ? 0 : old.stepCount))
            }
        }
    }
}
