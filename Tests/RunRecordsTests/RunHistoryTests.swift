import Foundation
import GRDB
import PipelineEngine
import RunRecords
import Testing
import TestSupport

@Suite("Looking into the history of runs")
struct RunHistoryTests {
    @Test("finds nothing, and makes nothing, where no run is recorded")
    func nothing() throws {
        try withTemporaryFolder { root in
            let url = root.appending(path: "unroll.sqlite")
            #expect(try RunHistory(reading: url) == nil)
            #expect(try FileManager.default.contentsOfDirectory(atPath: root.path).isEmpty)
            _ = try RunDatabase(url)
            #expect(try RunHistory(reading: url) == nil)
        }
    }

    @Test("lists runs, newest first, with what became of their stages; one that was killed has no end")
    func runs() throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.record("run") { run in
                try run.ran("fetch")
                try run.ran("train", metrics: ["loss": [2, 1]])
                run.failed("plot", message: "no ink")
                run.end(seconds: 1.5)
            }
            try sample.record("run --force") { run in run.start("train") }
            let history = try #require(try sample.history())
            #expect(try history.runCount() == 2)
            #expect(try history.runNumbers(newest: 1) == [2])
            let runs = try history.runs(newest: nil)
            #expect(runs.map(\.id) == [2, 1])
            #expect(runs.map(\.outcome) == [nil, "failed"])
            #expect(runs.map(\.seconds) == [nil, 1.5])
            #expect(runs.map(\.command) == ["run --force", "run"])
            #expect(runs[1].stageCounts == ["ran": 2, "failed": 1])
            #expect(runs[1].started == "1970-01-01T00:00:00Z")
            #expect(try history.runs(newest: 1).map(\.id) == [2])
            #expect(try history.run(3) == nil)
        }
    }

    @Test("knows under which keys stages were shown before a run: those that the newest run before it settled well")
    func keysBefore() throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.record("run") { run in
                try run.ran("fetch")
                try run.ran("train", epochs: 1)
            }
            try sample.record("run") { run in try run.ran("train", epochs: 2) }
            try sample.record("run") { run in run.failed("train", message: "no memory") }
            let history = try #require(try sample.history())
            let keys = try (1...4).map { try history.keys(beforeRun: $0) }
            #expect(keys[0].isEmpty)
            #expect(Set(keys[1].keys) == ["fetch", "train"])
            #expect(keys[2]["fetch"] == keys[1]["fetch"] && keys[2]["train"] != keys[1]["train"])
            #expect(keys[3] == keys[2])
        }
    }

    @Test("tells of each stage of a run why it ran, with what, and how it ended")
    func stages() throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.record("run") { run in
                try run.ran("train", epochs: 2)
                run.failed("plot", message: "no ink")
                run.start("report")
            }
            let stages = try #require(try sample.history()).stages(ofRun: 1)
            #expect(stages.map(\.name) == ["train", "plot", "report"])
            #expect(stages.map(\.outcome) == ["ran", "failed", nil])
            #expect(stages[0].execution?.parameters == ["epochs": "2", "rate": "0.01"])
            #expect(stages[0].execution?.reason == "it has not run yet")
            #expect(stages[0].key == stages[0].execution?.key)
            #expect(stages[1].message == "no ink")
        }
    }

    @Test("names for what a run found up to date the execution that had written it, not a later one")
    func upToDate() throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.record("first") { try $0.ran("train", epochs: 2, metrics: ["loss": [3]]) }
            try sample.record("other") { try $0.ran("train", epochs: 5) }
            try sample.record("back") { try $0.upToDate("train", epochs: 2) }
            try sample.record("forced") { try $0.ran("train", epochs: 2) }
            let history = try #require(try sample.history())
            let stage = try #require(try history.stages(ofRun: 3).first)
            #expect(stage.outcome == "up to date")
            #expect(stage.execution?.run == 1)
            #expect(try history.measured(inRun: 3).map(\.run) == [1])
        }
    }

    @Test("sums up each metric of the newest execution that recorded any, and holds every point")
    func metrics() throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.record("run") { run in
                try run.ran("fetch")
                try run.ran("train", metrics: ["loss": [3, 1, 4, 1, 2], "accuracy": [.nan, 0.5]])
            }
            try sample.record("run") { try $0.ran("train") }
            let history = try #require(try sample.history())
            #expect(try history.executedStages() == ["fetch", "train"])
            #expect(try history.newestMeasured(of: "fetch") == nil)
            let measured = try #require(try history.newestMeasured(of: "train"))
            #expect(measured.stage == "train" && measured.run == 1)
            let summaries = try history.summaries(of: measured)
            #expect(summaries.map(\.metric) == ["accuracy", "loss"])
            #expect(summaries[0].first == MetricPoint(step: 0, value: nil))
            #expect(summaries[0].smallest == MetricPoint(step: 1, value: 0.5))
            #expect(summaries[1].pointCount == 5)
            #expect(summaries[1].smallest == MetricPoint(step: 1, value: 1))
            #expect(summaries[1].greatest == MetricPoint(step: 2, value: 4))
            #expect(summaries[1].last == MetricPoint(step: 4, value: 2))
            #expect(try history.points(of: summaries[1]).compactMap(\.value) == [3, 1, 4, 1, 2])
        }
    }

    @Test("goes on while a run writes, and reads what an earlier Unroll wrote")
    func besideAWriter() throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.record("run") { try $0.ran("train") }
            try sample.database.pool.write { rows in
                try rows.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '2:%'")
            }
            try sample.database.pool.write { rows in
                try rows.execute(sql: "DELETE FROM run")
                let history = try #require(try sample.history())
                #expect(try history.runCount() == 1)
            }
        }
    }

    @Test("leaves the locks alone that a run in the same process has, so that no other process takes its files away")
    func locks() throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.record("run") { try $0.ran("train") }
            for _ in 0..<3 { #expect(try sample.history()?.runCount() == 1) }
            let file = open(sample.url.path, O_RDWR | O_CLOEXEC)
            defer { close(file) }
            // What a connection holds as long as it is open (SQLite's SHARED_FIRST), asked for by F_OFD_GETLK.
            var lock = flock(
                l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0002, l_len: 510, l_pid: 0)
            #expect(fcntl(file, 36, &lock) == 0)
            #expect(lock.l_type == Int16(F_RDLCK))
            withExtendedLifetime(sample) {}
        }
    }

    @Test("says what is wrong with a file that is no history, and with one of a newer Unroll")
    func damaged() throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            try sample.database.pool.write { rows in
                try rows.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999: from the future')")
            }
            #expect(throws: RunRecordsError.newerSchema(path: sample.url.path)) { try sample.history() }
            let other = root.appending(path: "other.sqlite")
            try Data(repeating: 65, count: 5000).write(to: other)
            #expect(throws: RunRecordsError.self) { try RunHistory(reading: other) }
        }
    }

    @Test("asks an index for the newest execution of a stage or under a key", arguments: RunHistory.newestQueries)
    func indexes(query: String) throws {
        try withTemporaryFolder { root in
            let sample = try SampleHistory(in: root)
            let plan = try sample.database.pool.read {
                try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + query, arguments: ["a"])
            }
            #expect(!plan.isEmpty && plan.allSatisfy { !"\($0)".contains("SCAN") }, "\(query): \(plan)")
        }
    }

    @Test("names the version of SQLite")
    func version() throws {
        #expect(try RunHistory.libraryVersion().hasPrefix("3."))
    }
}
