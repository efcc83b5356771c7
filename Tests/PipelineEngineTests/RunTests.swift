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
            let sample = SampleRun(in: root)
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
            var sample = SampleRun(in: root)
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
            var sample = SampleRun(in: root)
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
            var sample = SampleRun(in: root)
            try await sample.run()
            sample.overrides = ["left.count=2"]
            #expect(try await sample.run().ran == ["left", "page"])
        }
    }

    @Test("notices a deleted and an edited file, and restores both")
    func restored() async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
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

    @Test("tells what a stage warns of, and keeps it in the stage's log")
    func warnings() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.overrides = ["left.loud=true"]
            try await sample.run()
            let warnings = sample.listener.all.compactMap {
                if case .stageWarned(let stage, let line) = $0 { "\(stage): \(line)" } else { nil }
            }
            #expect(warnings == ["left: left is loud"])
            #expect(sample.shown("left/log.txt") == "warning: left is loud\nwrote left\n")
        }
    }

    @Test("tells that files are shown of an execution with other parameters, not that they were edited")
    func shownInstead() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            try await sample.run()
            sample.overrides = ["left.text=other"]
            try await sample.run()
            sample.overrides = []
            guard case .needsRestoring(_, _, let instead) = try #require(sample.states()["left"]) else {
                Issue.record("expected a stage that is to be restored")
                return
            }
            #expect(instead == [.parameter(name: "text", before: .text("other"), now: .text("left"))])
        }
    }

    @Test("makes anew what the cache has lost")
    func lostObject() async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
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
            var sample = SampleRun(in: root)
            try await sample.run()
            sample.catalogue = .sample(fingerprints: ["join-texts": "code 2"])
            #expect(try sample.states()["joined"] == .stale([.code]))
            #expect(try await sample.run().ran == ["joined", "page"])
        }
    }

    @Test("forced, runs the chosen stages and says whether the bytes are the same")
    func forced() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            try await sample.run()
            sample.options.force = true
            sample.options.selection.targets = ["joined"]
            let summary = try await sample.run()
            #expect(summary.ran == ["joined"])
            guard case .ran(_, let repeated?) = summary.outcomes.last?.outcome, repeated.isExact else {
                Issue.record("expected the same bytes, found \(summary.outcomes)")
                return
            }
        }
    }

    @Test("keeps what was finished when a stage fails, and keeps the failed stage's log")
    func failure() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = """
                stages:
                  good: { uses: write-text }
                  bad: { uses: fail }
                  after: { uses: join-texts, needs: { first: good, second: bad } }
                  other: { uses: join-texts, needs: { first: good, second: good } }
                """
            sample.options = RunOptions(jobs: 1, cores: 1)
            let summary = try await sample.run()
            #expect(summary.failed == ["bad"])
            let log = sample.folder.failureLog(of: "bad")
            let message = "\(Fail.Complaint()) (what it printed: \(log.relativePath))"
            #expect(summary.outcomes[1].outcome == .failed(message: message))
            #expect(summary.outcomes.map(\.outcome).contains(.skipped(because: ["bad"])))
            #expect(try String(contentsOf: log, encoding: .utf8) == "a last word\n")
            #expect(try sample.states()["good"]?.isUpToDate == true)
            sample.options.keepGoing = true
            #expect(try await sample.run().ran == ["other"])
        }
    }

    @Test("skips what was waiting for cores when a stage fails, and what depends on it")
    func failureWhileWaiting() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = """
                stages:
                  bad: { uses: fail }
                  waiting: { uses: write-text }
                  after: { uses: join-texts, needs: { first: waiting, second: waiting } }
                """
            sample.options = RunOptions(jobs: 1, cores: 1)
            let summary = try await sample.run()
            let outcomes = summary.outcomes.dropFirst().map(\.outcome)
            #expect(outcomes == [.skipped(because: []), .skipped(because: ["waiting"])])
        }
    }

    @Test("refuses a stage that does not write what it declares")
    func missingOutput() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = "stages:\n  a: { uses: forget-output }"
            let summary = try await sample.run()
            guard case .failed(let message) = summary.outcomes[0].outcome else {
                Issue.record("expected a failure, found \(summary.outcomes)")
                return
            }
            #expect(message.hasPrefix("stage 'a' ended without writing its output 'text.txt'"))
        }
    }

    @Test("stops when it is cancelled, and the stage with it")
    func cancelled() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
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
            #expect(summary.outcomes[0].outcome == .interrupted(at: nil))
        }
    }

    @Test("never grants more cores than there are, and shares them between stages that run at once")
    func cores() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.options = RunOptions(jobs: 8, cores: 3)
            try await sample.run()
            var inUse: [String: Int] = [:]
            var started: Set<String> = []
            for event in sample.listener.all {
                switch event {
                case .stageStarted(let start):
                    inUse[start.stage] = start.cores
                    started.insert(start.stage)
                case .stageSettled(let stage, _): inUse[stage] = nil
                default: break
                }
                #expect(inUse.values.reduce(0, +) <= 3)
                #expect(inUse.values.allSatisfy { $0 > 0 })
            }
            #expect(started == ["left", "right", "joined", "page"])
        }
    }

    @Test("runs independent stages at the same time")
    func together() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            let here = root.appending(path: "here", directoryHint: .isDirectory).path
            sample.text = """
                stages:
                  a: { uses: meet, with: { place: \(here), self: a, other: b } }
                  b: { uses: meet, with: { place: \(here), self: b, other: a } }
                """
            let summary = try await sample.run()
            #expect(summary.ran == ["a", "b"])
        }
    }

    @Test("gives all cores to a stage that nothing can run beside")
    func allCores() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = """
                stages:
                  text: { uses: write-text }
                  a: { uses: join-texts, needs: { first: text, second: text } }
                  b: { uses: join-texts, needs: { second: text, first: b-text } }
                  c: { uses: join-texts, needs: { second: b-text, first: text } }
                  b-text: { uses: write-text, with: { text: b } }
                """
            sample.options = RunOptions(jobs: 1, cores: 4)
            try await sample.run()
            let starts = sample.listener.all.compactMap { if case .stageStarted(let start) = $0 { start } else { nil } }
            let cores = Dictionary(starts.map { ($0.stage, $0.cores) }) { $0 + $1 }
            #expect(cores == ["text": 1, "b-text": 1, "a": 4, "b": 4, "c": 4])
        }
    }

    @Test("never shows an object whose bytes are damaged, and makes it anew")
    func damagedObject() async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
            let first = try await sample.run()
            let output = try #require(first.outcomes[0].outcome.manifest?.output("text.txt"))
            let object = sample.folder.store.url(of: output.digest)
            try FileManager.default.removeItem(at: object)
            try Data("LEFT".utf8).write(to: object)
            try FileManager.default.removeItem(at: sample.folder.root.appending(path: "left/text.txt"))
            #expect(try await sample.run().ran == ["left"])
            #expect(sample.shown("left/text.txt") == "left")
        }
    }

    @Test("removes what it shows and nothing else when it is asked to clean, and restores it afterwards")
    func clean() async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
            try await sample.run()
            let note = sample.folder.root.appending(path: "left/note.txt")
            try Data("mine".utf8).write(to: note)
            let removed = try sample.folder.removeShown()
            #expect(removed.contains("page.html") && removed.contains("joined/joined.txt"))
            #expect(sample.shown("left/note.txt") == "mine")
            #expect(sample.shown("left/text.txt") == nil && sample.shown("page.html") == nil)
            #expect(!FileManager.default.fileExists(atPath: sample.folder.root.appending(path: "right").path))
            #expect(try await sample.run().ran.isEmpty)
            #expect(sample.shown("joined/joined.txt") == "leftright")
        }
    }

    @Test("takes a touched file for what it is, and looks at its bytes only once")
    func touched() async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
            try await sample.run()
            let file = sample.folder.root.appending(path: "left/text.txt")
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file.path)
            #expect(try await sample.run().nothingToDo)
            var status = stat()
            #expect(stat(file.path, &status) == 0)
            let record = try String(
                contentsOf: sample.folder.hidden.appending(path: "shown/left.json"), encoding: .utf8)
            #expect(record.contains("\"changedNanoseconds\" : \(status.st_ctim.tv_nsec)"))
        }
    }

    @Test("with --downstream also runs what depends on the named stages; with --only nothing else")
    func downstream() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.options.selection.targets = ["left"]
            sample.options.selection.downstream = true
            let all = try await sample.run()
            #expect(all.ran == ["left", "right", "joined", "page"])
            sample.overrides = ["left.text=L", "right.text=R"]
            sample.options.selection.downstream = false
            sample.options.selection.only = true
            #expect(try await sample.run().ran == ["left"])
        }
    }

    @Test("refuses an unknown stage, and --only when a need is stale")
    func selection() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.options.selection.targets = ["jioned"]
            await #expect(throws: PipelineError.self) { try await sample.run() }
            sample.options.selection.targets = ["joined"]
            sample.options.selection.only = true
            await #expect(throws: PipelineError.self) { try await sample.run() }
            sample.options.selection.only = false
            let summary = try await sample.run()
            #expect(summary.ran == ["left", "right", "joined"])
            sample.options.selection = StageSelection()
            sample.options.selection.from = ["joined"]
            #expect(try await sample.run().ran == ["page"])
            sample.options.selection.targets = ["left"]
            await #expect(throws: PipelineError.self) { try await sample.run() }
        }
    }
}
