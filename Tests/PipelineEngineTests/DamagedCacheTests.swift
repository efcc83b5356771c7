import Artifacts
import Foundation
import PipelineEngine
import Tensors
import TestSupport
import Testing

@Suite("A damaged cache")
struct DamagedCacheTests {
    private func withFinishedRun(_ body: (SampleRun, RunSummary) async throws -> Void) async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
            try await body(sample, try await sample.run())
        }
    }

    private func output(_ summary: RunSummary, _ stage: String, _ name: String) throws -> Manifest.Output {
        try #require(summary.outcomes.first { $0.stage == stage }?.outcome.manifest?.output(name))
    }

    private func damages(_ sample: SampleRun) -> [StoreDamage] {
        sample.listener.all.compactMap { if case .damageFound(let damage) = $0 { damage } else { nil } }
    }

    /// The same folder as a new process sees it.
    private func reopened(_ sample: SampleRun) -> SampleRun {
        SampleRun(in: sample.folder.root.deletingLastPathComponent())
    }

    @Test(
        "is noticed by another process and by this one, told, put aside and made anew, and nothing else runs",
        arguments: FileDamage.allCases)
    func damaged(_ damage: FileDamage) async throws {
        try await withFinishedRun { sample, first in
            let shown = ["left/text.txt", "joined/joined.txt", "page.html"].map { sample.shown($0) }
            let output = try output(first, "left", "text.txt")
            let object = sample.folder.store.url(of: output.digest)
            var generator = RandomGenerator(seed: 1, stream: damage.rawValue)
            try damage.apply(to: object, by: &generator)
            let again = reopened(sample)
            for looking in [sample, again] {
                guard case .stale(let reasons) = try looking.states()["left"], reasons.count == 1 else {
                    Issue.record("expected one reason to run, found \(try looking.states())")
                    return
                }
                switch reasons[0] {
                case .objectsLost(let files): #expect(damage == .removed && files == ["text.txt"])
                case .objectsDamaged(let faults): #expect(damage != .removed && faults.map(\.file) == ["text.txt"])
                default: Issue.record("expected lost or damaged, found \(reasons)")
                }
            }
            let second = try await again.run()
            #expect(second.ran == ["left"])
            guard case .ran(_, let repeated?) = second.outcomes[0].outcome else {
                Issue.record("expected a repetition, found \(second.outcomes)")
                return
            }
            #expect(repeated.isExact)
            let found = try #require(damages(again).first)
            #expect(damages(again).count == 1 && found.stage == "left")
            #expect((found.place == nil) == (damage == .removed))
            let aside = sample.folder.hidden.appending(path: "damaged/\(output.digest.hexadecimal)")
            #expect(FileManager.default.fileExists(atPath: aside.path) == (damage != .removed))
            #expect(try Digest(ofFile: object) == output.digest)
            #expect(["left/text.txt", "joined/joined.txt", "page.html"].map { sample.shown($0) } == shown)
            #expect(try reopened(sample).states().values.allSatisfy { $0.isUpToDate })
        }
    }

    @Test("says which object, of which file, what was expected and what was found")
    func words() async throws {
        try await withFinishedRun { sample, first in
            let output = try output(first, "right", "text.txt")
            let object = sample.folder.store.url(of: output.digest)
            chmod(object.path, 0o644)
            try Data("RIGHT".utf8).write(to: object)
            let again = reopened(sample)
            let reason =
                "the cache holds damaged files: text.txt (object \(output.digest.short): its bytes have the digest "
            guard case .stale(let reasons) = try again.states()["right"] else {
                Issue.record("expected a stale stage")
                return
            }
            #expect(reasons.summary.hasPrefix(reason), "\(reasons.summary)")
            try await again.run()
            let line = try #require(damages(again).first).description
            #expect(line.hasPrefix("text.txt, object \(output.digest.short): its bytes have the digest "))
            #expect(line.contains("; put aside as ") && line.hasSuffix("; it is made anew"), "\(line)")
        }
    }

    @Test("has an object that two stages wrote made anew once")
    func sharedObject() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = """
                stages:
                  one: { uses: write-text, with: { text: same, count: 1 } }
                  two: { uses: write-text, with: { text: same, count: 2 } }
                """
            for jobs in [1, 2] {
                sample.options = RunOptions(jobs: jobs, cores: jobs)
                let output = try output(try await sample.run(), "one", "text.txt")
                let object = sample.folder.store.url(of: output.digest)
                try FileManager.default.removeItem(at: object)
                #expect(try await sample.run().ran == ["one"])
                #expect(try await sample.run().nothingToDo)
            }
        }
    }

    @Test("is not rebuilt from a stage that fails: the other that wrote the same object runs then")
    func sharedObjectAfterFailure() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            let place = root.appending(path: "fails")
            sample.text = """
                stages:
                  one: { uses: write-unless, with: { text: same, place: \(place.path) } }
                  two: { uses: write-text, with: { text: same } }
                """
            sample.options = RunOptions(jobs: 1, cores: 1)
            sample.options.keepGoing = true
            let output = try output(try await sample.run(), "two", "text.txt")
            try FileManager.default.removeItem(at: sample.folder.store.url(of: output.digest))
            try Data().write(to: place)
            let summary = try await sample.run()
            #expect(summary.failed == ["one"] && summary.ran == ["two"])
        }
    }

    @Test("names the files with other bytes and what differs in the circumstances when a rebuilt stage repeats nothing")
    func otherBytes() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            let place = root.appending(path: "elsewhere")
            sample.text = "stages:\n  here: { uses: write-place, with: { place: \(place.path) } }"
            try await sample.run()
            try Data("level 2".utf8).write(to: place)
            sample.options.force = true
            guard case .ran(_, let repeated?) = try await sample.run().outcomes[0].outcome else {
                Issue.record("expected a repetition")
                return
            }
            #expect(repeated.changedFiles == ["text.txt"])
            #expect(
                repeated.message
                    == "OTHER bytes than before for the same key in text.txt: level was none, now it is level 2")
        }
    }

    // MARK: - Records

    @Test(
        "has a record of an execution that was cut off, is rubbish, empty or another's put aside, told, and made anew",
        arguments: ["cut off", "rubbish", "empty", "another's", "flipped"])
    func damagedRecord(_ damage: String) async throws {
        try await withFinishedRun { sample, first in
            func record(_ stage: String) throws -> URL {
                let key = try #require(first.outcomes.first { $0.stage == stage }?.outcome.manifest?.recipe.key)
                return sample.folder.hidden.appending(path: "executions/\(key.hexadecimal).json")
            }
            let url = try record("right")
            let bytes = try Data(contentsOf: url)
            switch damage {
            case "cut off": try bytes.prefix(bytes.count / 2).write(to: url)
            case "rubbish": try Data("{\"outputs\": 7}".utf8).write(to: url)
            case "empty": try Data().write(to: url)
            case "another's": try Data(contentsOf: record("left")).write(to: url)
            default:
                // A number that is still a number.
                let text = String(decoding: bytes, as: UTF8.self)
                let size = try #require(text.firstRange(of: "\"size\" : 5"))
                try Data(text.replacingCharacters(in: size, with: "\"size\" : 4").utf8).write(to: url)
            }
            let again = reopened(sample)
            guard case .stale(let reasons) = try again.states()["right"], case .recordDamaged = reasons.first else {
                Issue.record("expected a damaged record, found \(try again.states())")
                return
            }
            // The page reads the times in the records, and a new one has new ones.
            #expect(try await again.run().ran == ["right", "page"])
            let found = damages(again)
            #expect(found.count == 1 && found[0].stage == "right" && found[0].place != nil)
            #expect(try reopened(sample).states().values.allSatisfy { $0.isUpToDate })
        }
    }

    @Test("has a damaged record of what is shown put aside and written anew, and no stage runs")
    func damagedShownRecord() async throws {
        try await withFinishedRun { sample, _ in
            let url = sample.folder.hidden.appending(path: "shown/left.json")
            try Data("{".utf8).write(to: url)
            let again = reopened(sample)
            guard case .needsRestoring(_, [], let instead) = try again.states()["left"] else {
                Issue.record("expected something to restore, found \(try again.states())")
                return
            }
            #expect(instead.summary.hasPrefix("the record of what is shown is damaged: "))
            #expect(try sample.folder.unknownStages() == ["left"])
            #expect(try await again.run().ran.isEmpty)
            #expect(damages(again).map(\.stage) == ["left"])
            #expect(
                FileManager.default.fileExists(
                    atPath: sample.folder.hidden.appending(path: "damaged/shown-left.json").path))
            #expect(try await reopened(sample).run().nothingToDo)
        }
    }

    @Test("says that the record of what is shown is lost, not that the stage never ran")
    func lostRecord() async throws {
        try await withFinishedRun { sample, first in
            let key = try #require(first.outcomes[0].outcome.manifest?.recipe.key)
            try FileManager.default.removeItem(
                at: sample.folder.hidden.appending(path: "executions/\(key.hexadecimal).json"))
            #expect(try sample.states()["left"] == .stale([.recordLost]))
        }
    }

    @Test("has a record of what is shown that leads out of the folder put aside, and removes nothing there")
    func shownElsewhere() async throws {
        try await withFinishedRun { sample, _ in
            let mine = sample.folder.root.deletingLastPathComponent().appending(path: "mine")
            try Data("mine".utf8).write(to: mine)
            let url = sample.folder.hidden.appending(path: "shown/left.json")
            let text = try String(contentsOf: url, encoding: .utf8)
            for path in ["../mine", mine.path, "left/../../mine", ".unroll/lock", ""] {
                let foreign = text.replacing(/,\n  "seal" : "[0-9a-f]+"/, with: "")
                    .replacing("\"left/text.txt\"", with: "\"\(path)\"")
                try #require(foreign.contains("\"\(path)\"") && !foreign.contains("seal"))
                try Data(foreign.utf8).write(to: url)
                #expect(try sample.folder.unknownStages() == ["left"], "\(path)")
                _ = try sample.folder.removeShown()
                #expect(FileManager.default.fileExists(atPath: mine.path))
                let again = reopened(sample)
                #expect(try await again.run().ran.isEmpty)
                #expect(damages(again).first?.description.contains("no place for a file") == true)
            }
        }
    }

    @Test("that has forgotten a file in the record of an execution runs the stage")
    func incompleteRecord() async throws {
        try await withFinishedRun { sample, first in
            let key = try #require(first.outcomes[0].outcome.manifest?.recipe.key)
            let url = sample.folder.hidden.appending(path: "executions/\(key).json")
            var record = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
            record["seal"] = nil
            record["outputs"] = (record["outputs"] as? [[String: Any]])?.filter { $0["name"] as? String != "text.txt" }
            try JSONSerialization.data(withJSONObject: record).write(to: url)
            let again = reopened(sample)
            #expect(try again.states()["left"] == .stale([.recordDamaged(reason: "it names no text.txt")]))
            #expect(try await again.run().ran.contains("left"))
            #expect(try reopened(sample).states().values.allSatisfy { $0.isUpToDate })
        }
    }

    // MARK: - The memory of checks

    @Test("is made anew after a verification found what no time of change tells of")
    func decayed() async throws {
        try await withFinishedRun { sample, first in
            let output = try output(first, "left", "text.txt")
            try decay(output.digest, in: sample)
            #expect(try reopened(sample).states()["left"]?.isUpToDate == true, "it was checked, and nobody wrote")
            #expect(try StoreVerification(of: reopened(sample).folder).findings.count == 1)
            let again = reopened(sample)
            #expect(try await again.run().ran == ["left"])
            #expect(try StoreVerification(of: sample.folder).findings.isEmpty)
        }
    }

    /// Flips a bit of an object, and lets the memory tell that the file was like this when it was checked.
    private func decay(_ digest: Digest, in sample: SampleRun) throws {
        let object = sample.folder.store.url(of: digest)
        var generator = RandomGenerator(seed: 5, stream: "decay")
        try FileDamage.flipped.apply(to: object, by: &generator)
        var status = stat()
        #expect(stat(object.path, &status) == 0)
        let time = status.st_ctim
        let line = "\(digest) \(status.st_size) \(status.st_ino) \(time.tv_sec) \(time.tv_nsec)\n"
        let memory = sample.folder.hidden.appending(path: "checked")
        try Data("unroll checked 1\n\(line)".utf8).write(to: memory)
    }

    @Test(
        "is found also when the memory of what was checked is gone, rubbish, or tells of other files",
        arguments: ["gone", "rubbish", "wrong", "old", "disordered", "long"])
    func memory(_ state: String) async throws {
        try await withFinishedRun { sample, first in
            let memory = sample.folder.hidden.appending(path: "checked")
            let before = try String(contentsOf: memory, encoding: .utf8)
            let output = try output(first, "left", "text.txt")
            #expect(before.contains(output.digest.hexadecimal))
            switch state {
            case "gone": try FileManager.default.removeItem(at: memory)
            case "rubbish": try Data([0xFF, 0x00, 0x0A]).write(to: memory)
            case "wrong": try Data(before.replacing(" 4 ", with: " 5 ").utf8).write(to: memory)
            case "disordered", "long":
                let lines = before.split(separator: "\n")
                let foreign = (0..<999).map { "\(Digest(of: Data("\($0)".utf8))) 4 \($0) 0 0"[...] }
                let all = state == "long" ? (lines.dropFirst() + foreign).sorted() : lines.dropFirst().reversed()
                try Data(([lines[0]] + all).map { "\($0)\n" }.joined().utf8).write(to: memory)
            default: break
            }
            #expect(try reopened(sample).states().values.allSatisfy { $0.isUpToDate })
            if state == "long" {
                // Nothing was looked at anew, so nothing was written.
                #expect(try Data(contentsOf: memory).count > before.utf8.count + 999 * 70)
                var more = reopened(sample)
                more.overrides = ["left.text=more"]
                try await more.run()
                let after = try String(contentsOf: memory, encoding: .utf8).split(separator: "\n").dropFirst()
                #expect(after.map { $0 } == after.sorted() && after.count > 999 + before.split(separator: "\n").count)
                try await reopened(sample).run()
            }
            if state == "disordered" {
                // What was found by chance was not looked at anew, and was left out when the lines were put in order.
                #expect(try reopened(sample).states().values.allSatisfy { $0.isUpToDate })
                #expect(try String(contentsOf: memory, encoding: .utf8) == before)
            }
            if state == "gone" {
                #expect(try String(contentsOf: memory, encoding: .utf8).contains(output.digest.hexadecimal))
            }
            var generator = RandomGenerator(seed: 2, stream: state)
            try FileDamage.flipped.apply(to: sample.folder.store.url(of: output.digest), by: &generator)
            if state == "old" { try Data(before.utf8).write(to: memory) }
            #expect(try reopened(sample).states()["left"]?.isUpToDate == false)
        }
    }

    @Test("is noticed also when an object was damaged after it was checked: what is copied is held against its digest")
    func damagedAfterCheck() async throws {
        try await withFinishedRun { sample, first in
            let output = try output(first, "left", "text.txt")
            try decay(output.digest, in: sample)
            try FileManager.default.removeItem(at: sample.folder.root.appending(path: "left/text.txt"))
            let again = reopened(sample)
            #expect(try await again.run().ran == ["left"])
            #expect(damages(again).count == 1)
            #expect(again.shown("left/text.txt") == "left")
            #expect(try StoreVerification(of: sample.folder).findings.isEmpty)
        }
    }

    @Test("is looked at without a trace while another process holds the lock")
    func heldByAnother() async throws {
        try await withFinishedRun { sample, _ in
            let memory = sample.folder.hidden.appending(path: "checked")
            try FileManager.default.removeItem(at: memory)
            let holder = OutputLock.Holder(
                process: ProcessInfo.processInfo.processIdentifier, command: "test", since: Date())
            let lock = try OutputLock(sample.folder, as: holder)
            #expect(try reopened(sample).states().values.allSatisfy { $0.isUpToDate })
            #expect(!FileManager.default.fileExists(atPath: memory.path))
            withExtendedLifetime(lock) {}
        }
    }
}
