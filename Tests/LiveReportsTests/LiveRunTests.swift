import Artifacts
import Foundation
import LiveReports
import PipelineEngine
import TestSupport
import Testing

@Suite("A run as it goes on")
struct LiveRunTests {
    private func run(_ events: [(Double, PipelineEvent)]) -> LiveRun {
        var run = LiveRun(command: "run")
        for (seconds, event) in events { run.take(event, at: seconds) }
        return run
    }

    private func state(_ run: LiveRun, now: Double, differences: [StageDifference]? = nil) async throws -> [String: Any]
    {
        let view = RunView(run: run, now: now, finished: run.finished, differences: differences)
        let site = LiveSite(FixedSource(view: view), store: OutputFolder(root: URL(filePath: "/nowhere")).store)
        guard case .data(let json) = await site.answer(to: "/state.json")?.body else { return [:] }
        return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    private func stages(_ state: [String: Any]) throws -> [String: [String: Any]] {
        let stages = try #require(state["stages"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: stages.compactMap { stage in
                (stage["name"] as? String).map { ($0, stage) }
            })
    }

    @Test("tells of each stage how it stands, and counts what came from the cache")
    func states() async throws {
        try await withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let manifest = try records.manifest(["a.csv": "1"])
            let start = { StageStart(stage: $0, recipe: manifest.recipe, reasons: [.neverRan], cores: 2) }
            let run = run([
                (10, .runStarted(stages: ["a", "b", "c", "d", "e", "f", "g"], cores: 2)),
                (10, .stageSettled(stage: "a", .upToDate(manifest))),
                (11, .stageSettled(stage: "b", .restored(manifest, files: ["a.csv"]))),
                (11, .stageStarted(start("c"))), (13.5, .stageSettled(stage: "c", .ran(manifest, repeated: nil))),
                (14, .stageStarted(start("d"))),
                (14, .stageProgressed(stage: "d", StageProgress(completed: 0, total: 938, unit: "steps"))),
                (
                    16,
                    .stageProgressed(stage: "d", StageProgress(completed: 400, total: 938, unit: "steps", loss: 0.25))
                ),
                (16, .stageStarted(start("e"))), (17, .stageSettled(stage: "e", .failed(message: "the loss is NaN"))),
                (17, .stageSettled(stage: "f", .skipped(because: ["e"]))),
            ])
            let state = try await state(run, now: 18)
            #expect(state["schema"] as? Int == 1 && state["outcome"] as? String == "running")
            #expect(
                state["counts"] as? [String: Int]
                    == ["waiting": 1, "running": 1, "done": 1, "cached": 2, "failed": 1, "skipped": 1, "stopped": 0])
            let stages = try stages(state)
            #expect(stages["c"]?["text"] as? String == "took 2.5 s; it has not run yet")
            #expect(stages["d"]?["text"] as? String == "400 of 938 steps, loss 0.25, 100 steps/s, 5 s left")
            #expect(stages["d"]?["share"] as? Double == 400.0 / 938)
            #expect(stages["e"]?["text"] as? String == "the loss is NaN")
            #expect(stages["f"]?["text"] as? String == "because of e")
            #expect(stages["g"]?["state"] as? String == "waiting")
            #expect(
                state["headline"] as? String == "Now at work: d. 5 of 7 stages are settled "
                    + "(1 ran, 2 from the cache, 1 failed, 1 skipped).")
            #expect(state["circumstances"] as? String == "unroll run · 2 cores · 8 s")
        }
    }

    @Test("has the headline change with the stages alone, and not with each step or second: a reader may be listening")
    func headline() async throws {
        let recipe = KeyRecipe(kind: "k", parameters: [:], inputs: [], code: "c", surroundings: [:])
        var run = run([
            (0, .runStarted(stages: ["a", "b"], cores: 1)),
            (0, .stageStarted(StageStart(stage: "a", recipe: recipe, reasons: [.neverRan], cores: 1))),
        ])
        let before = try await state(run, now: 1)["headline"] as? String
        run.take(.stageProgressed(stage: "a", StageProgress(completed: 5, total: 9, unit: "steps", loss: 1)), at: 2)
        #expect(try await state(run, now: 3)["headline"] as? String == before)
        run.take(.stageSettled(stage: "a", .interrupted(at: nil)), at: 4)
        run.take(.runEnded(RunSummary(outcomes: [], seconds: 4, interrupted: true)), at: 4)
        #expect(
            try await state(run, now: 9)["headline"] as? String
                == "The run was stopped: 1 of 2 stages are settled (1 stopped).")
        #expect(try await state(LiveRun(command: ""), now: 0)["headline"] as? String == "No run has begun yet.")
    }

    @Test("tells of a stage that goes on from an earlier execution how fast it is now")
    func resumed() async throws {
        let recipe = KeyRecipe(kind: "k", parameters: [:], inputs: [], code: "c", surroundings: [:])
        let run = run([
            (0, .runStarted(stages: ["a"], cores: 1)),
            (0, .stageStarted(StageStart(stage: "a", recipe: recipe, reasons: [.neverRan], cores: 1))),
            (1, .stageResumed(stage: "a", at: StageProgress(completed: 400, total: 500, unit: "steps"))),
            (10, .stageProgressed(stage: "a", StageProgress(completed: 420, total: 500, unit: "steps"))),
        ])
        let text = try #require(try stages(await state(run, now: 10))["a"]?["text"] as? String)
        #expect(
            text.contains("420 of 500 steps") && text.contains(" 2.0 steps/s") && text.contains("40 s left"), "\(text)")
    }

    @Test("draws the losses so far within the drawing, with a description in words")
    func curve() async throws {
        let recipe = KeyRecipe(kind: "k", parameters: [:], inputs: [], code: "c", surroundings: [:])
        var run = run([
            (0, .runStarted(stages: ["a"], cores: 1)),
            (0, .stageStarted(StageStart(stage: "a", recipe: recipe, reasons: [.neverRan], cores: 1))),
        ])
        for step in 0..<2000 {
            run.take(.stageMeasured(stage: "a", metric: "loss", value: 2 / Double(step + 1), step: step), at: 1)
            run.take(.stageMeasured(stage: "a", metric: "accuracy", value: 0.5, step: step), at: 1)
        }
        let curve = try #require(try stages(await state(run, now: 2))["a"]?["curve"] as? [String: String])
        #expect(curve["label"] == "loss: first 2, last 0.001, from 0.001 to 2, 2,000 values")
        let path = try #require(curve["path"])
        #expect(path.hasPrefix("M0.0 0.0L") && path.hasSuffix("Z"))
        for point in path.matches(of: /(-?[\d.]+) (-?[\d.]+)/) {
            #expect(try (0...240).contains(#require(Double(point.1))))
            #expect(try (0...60).contains(#require(Double(point.2))))
        }
        #expect(path.utf8.count < 8000)
    }

    @Test(
        "leaves a gap where a value is no number, and draws equal values and a single one in the middle",
        arguments: [
            ([1, .nan, 3, 2], "M0.0 60.0L0.0 60.0ZM160.0 0.0L240.0 30.0L240.0 30.0L160.0 0.0Z"),
            ([5, 5], "M0.0 30.0L240.0 30.0L240.0 30.0L0.0 30.0Z"),
            ([.nan, 7], "M240.0 30.0L240.0 30.0Z"), ([.nan, .infinity], ""),
        ])
    func outline(values: [Double], path: String) async throws {
        var run = run([(0, .runStarted(stages: ["a"], cores: 1))])
        for (step, value) in values.enumerated() {
            run.take(.stageMeasured(stage: "a", metric: "loss", value: value, step: step), at: 1)
        }
        let curve = try #require(try stages(await state(run, now: 2))["a"]?["curve"] as? [String: String])
        #expect(curve["path"] == path)
    }

    @Test("tells a measurement as the report does: a minus, commas between thousands, the smallest in powers of ten")
    func measurements() async throws {
        var run = run([(0, .runStarted(stages: ["a"], cores: 1))])
        for (step, value) in [-0.000_012, 12_345.6, .nan].enumerated() {
            run.take(.stageMeasured(stage: "a", metric: "loss", value: value, step: step), at: 1)
        }
        let curve = try #require(try stages(await state(run, now: 2))["a"]?["curve"] as? [String: String])
        #expect(
            curve["label"] == "loss: first −1.2 × 10⁻⁵, last not a number, from −1.2 × 10⁻⁵ to 12,346, 3 values")
    }

    @Test("shows the last warning of a stage while it runs and after that, beside everything else")
    func warning() async throws {
        try await withTemporaryFolder { root in
            let manifest = try SampleRecords(in: root).manifest(["a.csv": "1"])
            var run = run([
                (0, .runStarted(stages: ["a"], cores: 1)),
                (0, .stageStarted(StageStart(stage: "a", recipe: manifest.recipe, reasons: [.neverRan], cores: 1))),
                (1, .stageWarned(stage: "a", line: "the disk is slow")),
                (2, .stageWarned(stage: "a", line: "the disk is full")),
            ])
            #expect(
                try stages(await state(run, now: 3.4))["a"]?["text"] as? String
                    == "for 3 s; it has not run yet; warning: the disk is full")
            run.take(.stageSettled(stage: "a", .ran(manifest, repeated: nil)), at: 4)
            #expect(
                try stages(await state(run, now: 9))["a"]?["text"] as? String
                    == "took 4.0 s; it has not run yet; warning: the disk is full")
        }
    }

    @Test("sets numbers before and now beside each other, and says where there was no run before")
    func differences() async throws {
        let run = LiveRun(command: "run")
        let first = try await state(run, now: 0)
        #expect(first["differences"] == nil && first["comparison"] as? String == "There was no run before.")
        let same = try await state(run, now: 0, differences: [])["comparison"] as? String
        #expect(same == "No output differs from what was there before.")
        try await withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let difference = StageDifference(
                "a", before: try records.manifest(seed: 1, ["x.csv": "1", "y.csv": "1"]),
                now: try records.manifest(seed: 2, ["x.csv": "2", "y.csv": "1"])
            ) { $0 == records.recipe(seed: 1).key ? ["loss": 0.5, "old": 1] : ["loss": 0.25, "same": nil] }
            let shown = try await state(run, now: 0, differences: [try #require(difference)])["differences"]
            let first = try #require((shown as? [[String: Any]])?.first)
            #expect(first["text"] as? String == "1 file differs: x.csv; parameter seed was 1, now it is 2")
            #expect(first["metrics"] as? [String] == ["loss 0.5 → 0.25", "old 1 → none"])
        }
    }
}
