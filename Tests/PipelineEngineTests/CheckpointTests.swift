import Artifacts
import Foundation
import PipelineEngine
import TestSupport
import Testing

@Suite("Checkpoints")
struct CheckpointTests {
    /// Runs a stage that counts to 5, and breaks off after some steps.
    private func sample(in root: URL, failAfter: Int? = nil) -> SampleRun {
        var sample = SampleRun(in: root)
        sample.text = "stages: { count: { uses: count-on } }"
        if let failAfter { sample.environment = ["FAIL_AFTER": "\(failAfter)"] }
        return sample
    }

    private func resumed(_ sample: SampleRun) -> [Int] {
        sample.listener.all.compactMap { if case .stageResumed(_, let at) = $0 { at.completed } else { nil } }
    }

    private func warnings(_ sample: SampleRun) -> [String] {
        sample.listener.all.compactMap { if case .stageWarned(_, let line) = $0 { line } else { nil } }
    }

    private func files(_ sample: SampleRun) throws -> [URL] {
        let folder = sample.folder.hidden.appending(path: "checkpoints")
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.contains("-") }.map { folder.appending(path: $0) }
    }

    private func steps(_ sample: SampleRun) throws -> [String] {
        try files(sample).map { $0.lastPathComponent.split(separator: "-").prefix(2).joined(separator: "-") }
    }

    @Test("bring a stage that broke off on from its last one, with the same log, and are then removed but for the end")
    func resume() async throws {
        try await withTemporaryFolder { root in
            let first = sample(in: root, failAfter: 3)
            let summary = try await first.run()
            #expect(summary.failed == ["count"])
            #expect(try steps(first) == ["2-way", "3-way"], "the one before is kept in case the last is lost")
            let second = sample(in: root)
            #expect(try await second.run().ran == ["count"])
            #expect(resumed(second) == [3])
            #expect(second.shown("count/text.txt") == "105")
            #expect(second.shown("count/log.txt") == "101\n102\n103\n104\n105\n")
            #expect(try steps(second) == ["5-end"])
            let pace = try second.states()["count"]?.manifest?.pace
            #expect(pace?.completed == [3, 4, 5], "what an earlier execution did takes no time in this one")
        }
    }

    @Test("at the end of a stage are where one with a greater parameter goes on, and a smaller one does not")
    func growth() async throws {
        try await withTemporaryFolder { root in
            try await sample(in: root).run()
            var more = sample(in: root)
            more.overrides = ["count.steps=8"]
            #expect(try await more.run().ran == ["count"])
            #expect(resumed(more) == [5] && more.shown("count/text.txt") == "108")
            #expect(try steps(more) == ["5-end", "8-end"])
            var fewer = sample(in: root)
            fewer.overrides = ["count.steps=7"]
            try await fewer.run()
            #expect(resumed(fewer) == [5] && fewer.shown("count/log.txt")?.hasSuffix("106\n107\n") == true)
            var other = sample(in: root)
            other.overrides = ["count.steps=9", "count.start=200"]
            try await other.run()
            #expect(resumed(other).isEmpty && other.shown("count/text.txt") == "209")
        }
    }

    @Test(
        "are not gone on from when the stage is forced, but for those that a forced one left", arguments: [true, false])
    func forced(isEnded: Bool) async throws {
        try await withTemporaryFolder { root in
            try await sample(in: root, failAfter: isEnded ? nil : 4).run()
            var forced = sample(in: root, failAfter: 3)
            forced.options.force = true
            try await forced.run()
            #expect(resumed(forced).isEmpty)
            #expect(try steps(forced).filter { $0.contains("forced") } == ["2-forced", "3-forced"])
            var again = sample(in: root)
            again.options.force = true
            try await again.run()
            #expect(resumed(again) == [3] && again.shown("count/text.txt") == "105")
            #expect(try steps(again) == ["5-end"])
        }
    }

    @Test("do not become more however often a stage is stopped")
    func stoppedOften() async throws {
        try await withTemporaryFolder { root in
            for step in 1...4 { try await sample(in: root, failAfter: step).run() }
            #expect(try steps(sample(in: root)) == ["3-way", "4-way"])
        }
    }

    @Test(
        "that were renamed, or come from another stage, are told of and not gone on from",
        arguments: ["step", "lineage"])
    func foreign(way: String) async throws {
        try await withTemporaryFolder { root in
            var first = sample(in: root, failAfter: 3)
            if way == "lineage" { first.overrides = ["count.start=200"] }
            try await first.run()
            let newest = try #require(try files(first).last)
            let second = sample(in: root)
            let lineage = try #require(
                try Planner(pipeline: second.pipeline(), catalogue: second.catalogue, folder: second.folder)
                    .recordedRecipes().first?.lineage)
            let folder = second.folder.hidden.appending(path: "checkpoints/\(lineage)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let name = newest.lastPathComponent
            let foreign = folder.appending(path: way == "step" ? name.replacing("3-way", with: "4-way") : name)
            try FileManager.default.moveItem(at: newest, to: foreign)
            try await second.run()
            #expect(resumed(second) == (way == "step" ? [2] : []))
            #expect(second.shown("count/log.txt") == "101\n102\n103\n104\n105\n")
            #expect(warnings(second).contains { $0.contains(foreign.path) && $0.contains("expected the \(way) ") })
            #expect(!FileManager.default.fileExists(atPath: foreign.path))
        }
    }

    @Test("from which a stage cannot go on are removed, and it begins again without")
    func unusable() async throws {
        try await withTemporaryFolder { root in
            let first = sample(in: root, failAfter: 3)
            try await first.run()
            let checkpoint = SafetensorsWriter(metadata: ["start": "100", "done": "many"]).encoded()
            let unusable = try #require(try files(first).last).deletingLastPathComponent()
                .appending(path: "4-way-\(Digest(of: checkpoint))")
            try checkpoint.write(to: unusable)
            let second = sample(in: root)
            #expect(try await second.run().ran == ["count"])
            #expect(resumed(second) == [3])
            #expect(second.shown("count/log.txt") == "101\n102\n103\n104\n105\n")
            #expect(warnings(second).contains { $0.contains("could not go on") })
            #expect(try steps(second) == ["5-end"])
        }
    }

    @Test("that are damaged are told of and removed, and the one before is gone on from", arguments: [0, 1, 2])
    func damaged(way: Int) async throws {
        try await withTemporaryFolder { root in
            let first = sample(in: root, failAfter: 3)
            try await first.run()
            let newest = try #require(try files(first).last)
            var bytes = try Data(contentsOf: newest)
            switch way {
            case 0: bytes[bytes.count / 2] ^= 1
            case 1: bytes.removeLast()
            default: bytes = Data()
            }
            try bytes.write(to: newest)
            let found = try StoreVerification(of: first.folder)
            #expect(found.checkpointCount == 2 && found.findings.count == 1)
            #expect(found.findings.first.map { newest.path.hasSuffix($0.path) } == true)
            guard case .checkpoint(_, .bytesDiffer)? = found.findings.first?.subject else {
                Issue.record("expected a checkpoint of other bytes, found \(found.findings)")
                return
            }
            let second = sample(in: root)
            try await second.run()
            #expect(resumed(second) == [2] && second.shown("count/log.txt") == "101\n102\n103\n104\n105\n")
            #expect(warnings(second).contains { $0.contains(newest.path) && $0.contains("damaged") })
        }
    }

    @Test("are not kept when the log, which they hold, cannot be read")
    func lostLog() async throws {
        try await withTemporaryFolder { root in
            var first = sample(in: root)
            first.environment = ["LOSE_LOG_AFTER": "3"]
            try await first.run()
            #expect(try steps(first) == ["2-way", "3-way"])
            #expect(warnings(first).contains { $0.contains("no checkpoint") && $0.contains("log.txt") })
            let second = sample(in: root)
            try await second.run()
            #expect(resumed(second) == [3] && second.shown("count/log.txt") == "101\n102\n103\n104\n105\n")
        }
    }

    @Test("that cannot be written are told of, and the stage goes on")
    func cannotBeWritten() async throws {
        try await withTemporaryFolder { root in
            let sample = sample(in: root)
            try FileManager.default.createDirectory(at: sample.folder.hidden, withIntermediateDirectories: true)
            try Data().write(to: sample.folder.hidden.appending(path: "checkpoints"))
            #expect(try await sample.run().ran == ["count"])
            #expect(warnings(sample).contains { $0.contains("no checkpoint") && $0.contains("checkpoints") })
            #expect(sample.shown("count/log.txt") == "101\n102\n103\n104\n105\n")
        }
    }

    @Test("are not needed by a run that was stopped when all was done: it counts as ended")
    func stoppedAtEnd() async throws {
        try await withTemporaryFolder { root in
            var sample = sample(in: root)
            sample.text = "stages: { left: { uses: write-text } }"
            let cancellation = Cancellation()
            sample.cancellation = cancellation
            sample.listener = EventList { event in
                if case .stagePrinted = event { cancellation.raise() }
            }
            let summary = try await sample.run()
            #expect(cancellation.isRaised && !summary.interrupted && summary.ran == ["left"])
        }
    }

    @Test("are what a stage that the user stopped goes on from, and the run says from where")
    func stopped() async throws {
        try await withTemporaryFolder { root in
            var first = sample(in: root)
            let cancellation = Cancellation()
            first.cancellation = cancellation
            first.listener = EventList { event in
                if case .stagePrinted(_, "103") = event { cancellation.raise() }
            }
            let summary = try await first.run()
            #expect(summary.interrupted && summary.resumable.map(\.stage) == ["count"])
            #expect(summary.resumable.map(\.progress.completed) == [3])
            #expect(summary.outcomes.first?.outcome.message == "goes on after 3 of 5 steps")
            let second = sample(in: root)
            try await second.run()
            #expect(resumed(second) == [3] && second.shown("count/text.txt") == "105")
        }
    }
}
