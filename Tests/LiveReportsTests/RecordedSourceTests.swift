import Artifacts
import Foundation
import GRDB
import LiveReports
import PipelineEngine
import RunRecords
import TestSupport
import Testing

@Suite("The newest run of a history")
struct RecordedSourceTests {
    private let timepiece = Timepiece(date: { Date(timeIntervalSince1970: 60) }, seconds: { 0 })

    private func source(_ records: SampleRecords) -> RecordedSource {
        RecordedSource(records.folder, stages: ["a", "b"], timepiece: timepiece)
    }

    /// A run whose stage "a" has begun.
    private func withStageAtWork(
        _ body: (RecordedSource, RunRecorder, Manifest, RunDatabase) throws -> Void
    ) throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let manifest = try records.manifest(["a.csv": "1"])
            let database = try RunDatabase(records.folder.runDatabase)
            let recorder = RunRecorder(
                database, command: "run", pipeline: "p.yaml", timepiece: timepiece)
            recorder.receive(.runStarted(stages: [], cores: 2))
            recorder.receive(
                .stageStarted(StageStart(stage: "a", recipe: manifest.recipe, reasons: [.neverRan], cores: 2)))
            try body(source(records), recorder, manifest, database)
        }
    }

    @Test("tells the values that were added to those of a stage at work since the last look")
    func growing() throws {
        try withStageAtWork { source, recorder, manifest, _ in
            var counts: [Int] = []
            for step in 0..<3000 {
                recorder.receive(.stageMeasured(stage: "a", metric: "loss", value: 1, step: step))
                guard step % 500 == 499 else { continue }
                counts.append(try source.look().run.stages[0].curves["loss"]?.count ?? 0)
            }
            recorder.receive(.stageSettled(stage: "a", .ran(manifest, repeated: nil)))
            counts.append(try source.look().run.stages[0].curves["loss"]?.count ?? 0)
            #expect(counts == counts.sorted() && Set(counts).count > 2 && counts.last == 3000, "\(counts)")
        }
    }

    @Test("reads no value twice of a stage at work, however often it is looked at")
    func onlyNew() throws {
        try withStageAtWork { source, recorder, _, database in
            // As many as are written down at a time.
            for steps in [0..<512, 512..<1024] {
                for step in steps {
                    for metric in ["loss", "accuracy"] {
                        recorder.receive(.stageMeasured(stage: "a", metric: metric, value: Double(step), step: step))
                    }
                }
                let curves = try source.look().run.stages[0].curves
                #expect(curves.keys.sorted() == ["accuracy", "loss"])
                #expect(curves.values.allSatisfy { $0.first == 0 && $0.count == steps.upperBound }, "\(curves)")
                // What it knows is not asked for again.
                try database.pool.write { try $0.execute(sql: "DELETE FROM metric") }
            }
        }
    }

    @Test(
        "has the values in the order of their steps when the stage has ended, also where some were written after later ones"
    )
    func late() throws {
        try withStageAtWork { source, recorder, manifest, _ in
            // As many as are written down at a time.
            for steps in [1000..<1512, 0..<512] {
                for step in steps {
                    recorder.receive(.stageMeasured(stage: "a", metric: "loss", value: Double(step), step: step))
                }
                #expect(try source.look().run.stages[0].curves["loss"]?.last == 1511)
            }
            recorder.receive(.stageSettled(stage: "a", .ran(manifest, repeated: nil)))
            let curve = try source.look().run.stages[0].curves["loss"]
            #expect(curve?.count == 1024 && curve?.first == 0 && curve?.last == 1511)
        }
    }

    @Test("tells the record of a stage that ran again under the same key, and not the one it knew")
    func sameKey() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let source = source(records)
            for text in ["1", "2", "3"] {
                let manifest = try records.manifest(["a.csv": text])
                try records.record(records.events("a", manifest))
                #expect(try source.look().run.stages[0].manifest == manifest)
                #expect(try source.look().run.stages[0].manifest == manifest)
            }
        }
    }

    @Test("is that of the file which is there: none after it was removed, and the new one after that")
    func anotherFile() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let source = source(records)
            let manifest = try records.manifest(seed: 1, ["a.csv": "1"])
            try records.record(records.events("a", manifest, losses: [3, 2]))
            #expect(try source.look().run.stages.map(\.name) == ["a"])
            for ending in ["", "-wal", "-shm"] {
                let file = URL(filePath: records.folder.runDatabase.path + ending)
                if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
            }
            #expect(try source.look().run.outcome == .none, "the history is gone")
            try records.record(records.events("b", manifest, losses: [9, 8, 7]))
            let run = try source.look().run
            #expect(run.stages.map(\.name) == ["b"] && run.stages[0].curves["loss"]?.count == 3)
        }
    }
}
