import Artifacts
import Foundation
import LiveReports
import PipelineEngine
import Synchronization
import TestSupport
import Testing

@Suite("Where a live page gets its run")
struct SourceTests {
    private let timepiece = Timepiece(date: { Date(timeIntervalSince1970: 60) }, seconds: { 0 })

    @Test("compares with what was shown before the run, whichever run had made it, and only where bytes differ")
    func differences() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let first = try records.manifest(seed: 1, ["a.csv": "1"])
            let other = try records.manifest(seed: 2, ["b.csv": "1"])
            try records.record(records.events("a", first, losses: [2, 0.5]) + records.events("b", other))
            try records.record([.stageSettled(stage: "b", .upToDate(other))])
            let finder = try DifferenceFinder(beforeRun: 3, in: records.folder, history: records.history)
            let now = try records.manifest(seed: 3, ["a.csv": "2"])
            let sameBytes = try records.manifest(seed: 4, ["b.csv": "1"])
            let page = try records.manifest(seed: 5, ["index.html": "2"], role: .page)
            try records.record(records.events("a", now, losses: [2, 0.25]))
            let found = try finder.differences(of: [("a", now), ("b", sameBytes), ("report", page)])
            #expect(found.map(\.stage) == ["a"] && found.map(\.files) == [["a.csv"]])
            #expect(found.first?.reason == "parameter seed was 1, now it is 3")
            #expect(found.first?.metrics == [.init(name: "loss", before: 0.5, now: 0.25)])
        }
    }

    @Test("has nothing to compare with before the first run")
    func noPast() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let finder = try DifferenceFinder(beforeRun: 1, in: records.folder, history: records.history)
            #expect(!finder.hasPast)
            #expect(try finder.differences(of: [("a", records.manifest(["a.csv": "1"]))]).isEmpty)
        }
    }

    @Test("tells of the newest recorded run: what each stage did and measured, and that it ended")
    func recorded() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let source = RecordedSource(records.folder, stages: ["a", "b"], timepiece: timepiece)
            #expect(try source.look().run.outcome == .none, "no run is recorded yet")
            let manifest = try records.manifest(["a.csv": "1"])
            try records.record(records.events("a", manifest, losses: [3, 2, 1]))
            let view = try source.look()
            #expect(view.run.outcome == .succeeded && view.run.seconds == 2)
            #expect(view.run.stages.map(\.name) == ["a"], "b was not looked at")
            #expect(view.run.stages[0].state == .done && view.run.stages[0].manifest == manifest)
            #expect(view.run.stages[0].curve?.curve.last == 1 && view.run.stages[0].reason == "it has not run yet")
            #expect(view.differences == nil)
        }
    }

    @Test("sees a run of another process go on as long as somebody holds the folder, and break off after that")
    func goingOn() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let manifest = try records.manifest(["a.csv": "1"])
            let events =
                records.events("a", manifest) + [
                    .stageStarted(StageStart(stage: "b", recipe: manifest.recipe, reasons: [.forced], cores: 1))
                ]
            try records.record(events, ends: false)
            let source = RecordedSource(records.folder, stages: ["a", "b", "c"], timepiece: timepiece)
            let holder = OutputLock.Holder(
                process: ProcessInfo.processInfo.processIdentifier, command: "test",
                since: Date(timeIntervalSince1970: 0))
            let lock = try OutputLock(records.folder, as: holder)
            let run = try source.look().run
            withExtendedLifetime(lock) {}
            #expect(run.outcome == .running && run.start == 0)
            #expect(run.stages.map(\.state) == [.done, .running, .waiting])
        }
    }

    @Test("says of a run without an end that nobody works at that it broke off")
    func brokenOff() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let manifest = try records.manifest(["a.csv": "1"])
            try records.record(
                [.stageStarted(StageStart(stage: "a", recipe: manifest.recipe, reasons: [.forced], cores: 1))],
                ends: false)
            let run = try RecordedSource(records.folder, stages: ["a", "b"], timepiece: timepiece).look().run
            #expect(run.outcome == .brokenOff && run.stages.map(\.state) == [.stopped])
        }
    }

    @Test("says that a run broke off also while somebody holds the folder who came after it")
    func heldByAnother() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            try records.record([], ends: false)
            let holder = OutputLock.Holder(
                process: ProcessInfo.processInfo.processIdentifier, command: "unroll gc",
                since: Date(timeIntervalSince1970: 1))
            let lock = try OutputLock(records.folder, as: holder)
            let run = try RecordedSource(records.folder, stages: ["a"], timepiece: timepiece).look().run
            withExtendedLifetime(lock) {}
            #expect(run.outcome == .brokenOff && run.stages.isEmpty)
        }
    }

    @Test("hears the run of this process event by event")
    func listener() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let manifest = try records.manifest(["a.csv": "1"])
            let listener = RunListener(command: "run", stages: ["a", "b"], timepiece: timepiece)
            #expect(listener.run.outcome == .none && listener.run.count(.waiting) == 2)
            listener.receive(.runStarted(stages: ["a"], cores: 2))
            for event in records.events("a", manifest, losses: [2, 1]) { listener.receive(event) }
            let finder = try DifferenceFinder(beforeRun: 1, in: records.folder, history: records.history)
            let view = RunningSource(listener, differences: finder, timepiece: timepiece).look()
            #expect(view.run.outcome == .running && view.run.count(.done) == 1)
            #expect(view.finished.map(\.stage) == ["a"] && view.differences == nil)
        }
    }

    @Test("compares each of several stages of one key with what that stage showed before")
    func equalKeys() throws {
        try withTemporaryFolder { root in
            let records = try SampleRecords(in: root)
            let one = try records.manifest(seed: 1, ["a.csv": "1"])
            let two = try records.manifest(seed: 2, ["a.csv": "2"])
            try records.record(records.events("a", one) + records.events("b", two))
            let finder = try DifferenceFinder(beforeRun: 2, in: records.folder, history: records.history)
            let now = try records.manifest(seed: 3, ["a.csv": "3"])
            let found = try finder.differences(of: [("a", now), ("b", now)])
            #expect(found.map(\.stage) == ["a", "b"])
            #expect(found.map(\.reason) == ["parameter seed was 1, now it is 3", "parameter seed was 2, now it is 3"])
        }
    }

    @Test("shows the run of this process also when the history cannot be read, and says that")
    func unreadableHistory() async throws {
        try await withTemporaryFolder { root in
            struct Damaged: Error, CustomStringConvertible { let description = "the history is damaged" }
            let records = try SampleRecords(in: root)
            try records.record(records.events("a", records.manifest(seed: 1, ["a.csv": "1"])))
            let isDamaged = Mutex(false)
            let finder = try DifferenceFinder(beforeRun: 2, in: records.folder) {
                if isDamaged.withLock(\.self) { throw Damaged() }
                return try records.history()
            }
            isDamaged.withLock { $0 = true }
            let listener = RunListener(command: "run", stages: ["a"], timepiece: timepiece)
            listener.receive(.runStarted(stages: ["a"], cores: 1))
            for event in records.events("a", try records.manifest(seed: 2, ["a.csv": "2"])) { listener.receive(event) }
            let source = RunningSource(listener, differences: finder, timepiece: timepiece)
            let view = source.look()
            #expect(view.run.count(.done) == 1 && view.differences == nil)
            #expect(view.comparisonFailure == "the history is damaged")
            let answer = await LiveSite(source, store: records.folder.store).answer(to: "/state.json")
            guard case .data(let json)? = answer?.body else { return }
            #expect(answer?.isAvailable == true)
            #expect(
                String(decoding: json, as: UTF8.self)
                    .contains("What was there before cannot be told: the history is damaged"))
        }
    }
}
