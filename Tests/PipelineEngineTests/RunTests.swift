import Artifacts
import Foundation
import PipelineEngine
import Testing
import TestSupport

@Suite("A run")
struct RunTests {
    @Test("makes everything once, and then has nothing to do")
    func twice() async throws {
        try await withTemporaryFolder { root in
            let sample = try SampleRun(in: root)
            let first = try await sample.run()
            #expect(first.ran == ["left", "right", "joined", "page"])
            #expect(sample.shown("joined/joined.txt") == "leftright")
            #expect(sample.shown("left/log.txt") == "wrote left\n")
            #expect(sample.shown("page.html")?.contains("joined") == true)
            let second = try await sample.run()
            #expect(second.nothingToDo)
            #expect(try sample.states().values.allSatisfy { $0.isUpToDate })
        }
    }

    @Test("reruns what depends on a changed parameter and nothing else")
    func changedParameter() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            try await sample.run()
            sample.overrides = ["left.text=LEFT"]
            #expect(
                try sample.states()["left"]
                    == .stale([.parameter(name: "text", before: .text("left"), now: .text("LEFT"))]))
            #expect(try sample.states()["joined"] == .waiting(for: ["left"]))
            #expect(try await sample.run().ran == ["left", "joined", "page"])
            #expect(sample.shown("joined/joined.txt") == "LEFTright")
        }
    }

    @Test("restores from the cache what ran before, without running it")
    func backAgain() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            try await sample.run()
            sample.overrides = ["left.text=LEFT"]
            try await sample.run()
            sample.overrides = []
            let summary = try await sample.run()
            #expect(summary.ran.isEmpty)
            #expect(sample.shown("joined/joined.txt") == "leftright")
        }
    }

    @Test("stops where the bytes stay the same, though a stage above ran")
    func earlyCutoff() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            try await sample.run()
            sample.overrides = ["left.count=2"]
            #expect(try await sample.run().ran == ["left", "page"])
        }
    }

    @Test("notices a deleted and an edited file, and restores both")
    func restored() async throws {
        try await withTemporaryFolder { root in
            let sample = try SampleRun(in: root)
            try await sample.run()
            try FileManager.default.removeItem(at: sample.folder.root.appending(path: "left/text.txt"))
            try Data("right!".utf8).write(to: sample.folder.root.appending(path: "right/text.txt"))
            let summary = try await sample.run()
            let restored = summary.outcomes.compactMap {
                if case .restored(_, let files) = $0.outcome { files } else { nil }
            }
            #expect(summary.ran.isEmpty)
            #expect(restored == [["text.txt"], ["text.txt"]])
            #expect(sample.shown("left/text.txt") == "left")
            #expect(sample.shown("right/text.txt") == "right")
        }
    }

    @Test("makes anew what the cache has lost")
    func lostObject() async throws {
        try await withTemporaryFolder { root in
            let sample = try SampleRun(in: root)
            let first = try await sample.run()
            let manifest = try #require(first.outcomes[0].outcome.manifest)
            let output = try #require(manifest.output("text.txt"))
            try FileManager.default.removeItem(at: sample.folder.store.url(of: output.digest))
            #expect(try sample.states()["left"] == .stale([.objectsLost(files: ["text.txt"])]))
            #expect(try await sample.run().ran.contains("left"))
            #expect(try sample.states()["left"]?.isUpToDate == true)
        }
    }

    @Test("reruns a stage whose code has changed, and says so")
    func changedCode() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            try await sample.run()
            sample.catalogue = .sample(fingerprints: ["join-texts": "code 2"])
            #expect(try sample.states()["joined"] == .stale([.code]))
            #expect(try await sample.run().ran == ["joined", "page"])
        }
    }

    @Test("forced, runs the chosen stages and says whether the bytes are the same")
    func forced() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            try await sample.run()
            sample.options.force = true
            sample.options.selection.targets = ["joined"]
            let summary = try await sample.run()
            #expect(summary.ran == ["joined"])
            guard case .ran(_, repeated: true?) = summary.outcomes.last?.outcome else {
                Issue.record("expected the same bytes, found \(summary.outcomes)")
                return
            }
        }
    }

    @Test("keeps what was finished when a stage fails, and keeps the failed stage's log")
    func failure() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            sample.text = """
                stages:
                  good: { uses: write-text }
                  bad: { uses: fail }
                  after: { uses: list-stages, needs: [good, bad] }
                  other: { uses: list-stages, needs: [good] }
                """
            sample.options = RunOptions(jobs: 1, cores: 1)
            let summary = try await sample.run()
            #expect(summary.failed == ["bad"])
            #expect(summary.outcomes[1].outcome == .failed(message: Fail.Complaint().description))
            #expect(summary.outcomes.map(\.outcome).contains(.skipped(because: ["bad"])))
            #expect(try String(contentsOf: sample.folder.failureLog(of: "bad"), encoding: .utf8) == "a last word\n")
            #expect(try sample.states()["good"]?.isUpToDate == true)
            sample.options.keepGoing = true
            #expect(try await sample.run().ran == ["other"])
        }
    }

    @Test("refuses a stage that does not write what it declares")
    func missingOutput() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            sample.text = "stages:\n  a: { uses: forget-output }"
            let summary = try await sample.run()
            let message = "stage 'a' ended without writing its output 'text.txt': this is a defect of its kind"
            #expect(summary.outcomes[0].outcome == .failed(message: message))
        }
    }

    @Test("stops when it is cancelled, and the stage with it")
    func cancelled() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            sample.text = """
                stages:
                  a: { uses: wait-for-cancellation }
                  b: { uses: list-stages, needs: [a] }
                """
            let cancellation = sample.cancellation
            sample.listener = EventList { event in
                if case .stagePrinted = event { cancellation.raise() }
            }
            let summary = try await sample.run()
            #expect(summary.interrupted)
            #expect(summary.outcomes[0].outcome == .interrupted)
        }
    }

    @Test("never grants more cores than there are, and shares them between stages that run at once")
    func cores() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            sample.options = RunOptions(jobs: 8, cores: 3)
            try await sample.run()
            var inUse: [String: Int] = [:]
            for event in sample.listener.all {
                switch event {
                case .stageStarted(let start): inUse[start.stage] = start.cores
                case .stageSettled(let stage, _): inUse[stage] = nil
                default: break
                }
                #expect(inUse.values.reduce(0, +) <= 3)
            }
        }
    }

    @Test("refuses an unknown stage, and --only when a need is stale")
    func selection() async throws {
        try await withTemporaryFolder { root in
            var sample = try SampleRun(in: root)
            sample.options.selection.targets = ["jioned"]
            await #expect(throws: PipelineError.self) { try await sample.run() }
            sample.options.selection.targets = ["joined"]
            sample.options.selection.only = true
            await #expect(throws: PipelineError.self) { try await sample.run() }
            sample.options.selection.only = false
            #expect(try await sample.run().ran == ["left", "right", "joined"])
            sample.options.selection = StageSelection()
            sample.options.selection.from = ["joined"]
            #expect(try await sample.run().ran == ["page"])
        }
    }
}
