import Artifacts
import Foundation
import PipelineEngine
import TestSupport
import Testing

@Suite("The collection of what nobody needs")
struct CacheCollectionTests {
    /// Every file below a folder of the cache, by its path from there.
    private func files(_ sample: SampleRun, _ folder: String) -> Set<String> {
        let root = sample.folder.hidden.appending(path: folder)
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
        return Set(
            paths.filter { path in
                var isFolder = ObjCBool(false)
                return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
                    && !isFolder.boolValue
            })
    }

    private func keys(_ sample: SampleRun) throws -> Set<Digest> {
        let planner = Planner(pipeline: try sample.pipeline(), catalogue: sample.catalogue, folder: sample.folder)
        return Set(try planner.recordedRecipes().map(\.key))
    }

    /// A folder that shows an execution with another text than the pipeline asks for, and holds a third one.
    private func withThreeExecutions(_ body: (SampleRun) async throws -> Void) async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            for text in ["left", "old", "shown"] {
                sample.overrides = ["left.text=\(text)"]
                try await sample.run()
            }
            sample.overrides = []
            try await body(sample)
        }
    }

    /// A run whose stage failed on its way and left two checkpoints.
    private func stoppedRun(in root: URL) async throws -> SampleRun {
        var sample = SampleRun(in: root)
        sample.text = "stages: { count: { uses: count-on } }"
        sample.environment = ["FAIL_AFTER": "3"]
        try await sample.run()
        return sample
    }

    @Test("keeps what is shown and what the pipeline comes to, to the file, and removes the rest")
    func exactly() async throws {
        try await withThreeExecutions { sample in
            var expected: Set<String> = []
            for text in ["left", "shown"] {
                try await withTemporaryFolder { root in
                    // The same executions alone; times and with them the page's record are others.
                    var alone = SampleRun(in: root)
                    alone.overrides = ["left.text=\(text)"]
                    try await alone.run()
                    expected.formUnion(files(alone, "objects"))
                }
            }
            let before = files(sample, "objects")
            let collection = try CacheCollection(of: sample.folder, keeping: keys(sample))
            #expect(collection.amount(of: .records).count == 3)
            #expect(collection.kept[.records]?.count == 7)
            #expect(files(sample, "objects") == before, "nothing is removed before that is asked for")
            let removed = try collection.remove()
            #expect(removed.count == collection.items.count)
            // The page lists keys, which hold digests of times.
            let pages = files(sample, "objects").symmetricDifference(expected)
            let gone = before.subtracting(files(sample, "objects"))
            #expect(gone.count == collection.amount(of: .objects).count)
            #expect(gone.isDisjoint(with: expected), "\(pages)")
            #expect(files(sample, "executions").count == 7)
            #expect(sample.shown("joined/joined.txt") == "shownright")
            #expect(try StoreVerification(of: sample.folder).findings.isEmpty)
            #expect(try CacheCollection(of: sample.folder, keeping: keys(sample)).items.isEmpty)
            #expect(try await sample.run().ran.isEmpty)
        }
    }

    @Test("keeps the executions of given keys, though nothing shows them and no pipeline asks for them")
    func givenKeys() async throws {
        try await withThreeExecutions { sample in
            var old = sample
            old.overrides = ["left.text=old"]
            let needed = try keys(sample).union(keys(old))
            #expect(try CacheCollection(of: sample.folder, keeping: needed).items.isEmpty)
        }
    }

    @Test("keeps what a pipeline comes to below a stage whose object is damaged")
    func belowDamage() async throws {
        try await withThreeExecutions { sample in
            let manifest = try #require(
                try await sample.run().outcomes.first { $0.stage == "left" }?.outcome.manifest)
            var shown = sample
            shown.overrides = ["left.text=shown"]
            try await shown.run()
            let output = try #require(manifest.output("text.txt"))
            try FileManager.default.removeItem(at: sample.folder.store.url(of: output.digest))
            let before = files(sample, "executions").count
            let collection = try CacheCollection(of: sample.folder, keeping: keys(sample))
            #expect(collection.amount(of: .records).count == 3 && before == 10)
            _ = try collection.remove()
            #expect(try await sample.run().ran == ["left"])
        }
    }

    @Test("takes what nobody names, what was put aside and what killed runs left, and forgets that it was checked")
    func strays() async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
            try await sample.run()
            let store = sample.folder.store
            let scratch = try store.makeScratchFolder()
            try Data("abc".utf8).write(to: scratch.appending(path: "stray"))
            let (digest, size) = try store.adopt(scratch.appending(path: "stray"))
            try Data("half".utf8).write(to: scratch.appending(path: "half"))
            let aside = sample.folder.hidden.appending(path: "damaged")
            try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
            try Data("broken".utf8).write(to: aside.appending(path: "object"))
            let foreign = sample.folder.hidden.appending(path: "objects/note.txt")
            try Data("mine".utf8).write(to: foreign)
            let collection = try CacheCollection(of: sample.folder, keeping: [])
            #expect(CacheCollection.Kind.allCases.map { collection.amount(of: $0).count } == [0, 1, 0, 1, 1])
            #expect(CacheCollection.Kind.allCases.map { collection.amount(of: $0).bytes } == [0, size, 0, 6, 4])
            _ = try collection.remove()
            #expect(!store.contains(digest, size: size))
            #expect(FileManager.default.fileExists(atPath: foreign.path), "it is named as no object is")
            let memory = try String(contentsOf: sample.folder.hidden.appending(path: "checked"), encoding: .utf8)
            #expect(!memory.contains(digest.hexadecimal) && memory.split(separator: "\n").count > 1)
            #expect(try await sample.run().nothingToDo)
        }
    }

    @Test("cut off after any of its steps, leaves a cache that holds, and the next one removes the rest")
    func cutOff() async throws {
        try await withThreeExecutions { sample in
            let first = try CacheCollection(of: sample.folder, keeping: keys(sample))
            #expect(first.items.map(\.kind) == first.items.map(\.kind).sorted { $0.rawValue > $1.rawValue })
            var left = first.items.count
            while left > 0 {
                let collection = try CacheCollection(of: sample.folder, keeping: keys(sample))
                #expect(collection.items.count == left)
                var steps = 0
                let removed = try collection.remove {
                    steps += 1
                    return steps > 1
                }
                #expect(removed.count == 1)
                #expect(try StoreVerification(of: sample.folder).findings.isEmpty)
                left -= 1
            }
            #expect(sample.shown("joined/joined.txt") == "shownright")
            #expect(try await sample.run().ran.isEmpty)
        }
    }

    @Test("keeps the checkpoints that a stage of the pipeline, or a kept execution, can go on from")
    func checkpoints() async throws {
        try await withTemporaryFolder { root in
            var stopped = try await stoppedRun(in: root)
            let planner = Planner(
                pipeline: try stopped.pipeline(), catalogue: stopped.catalogue, folder: stopped.folder)
            let lineages = Set(try planner.recordedRecipes().map(\.lineage))
            let kept = try CacheCollection(of: stopped.folder, keeping: [], lineages: lineages)
            #expect(kept.items.isEmpty && kept.kept[.checkpoints]?.count == 2)
            let unwanted = try CacheCollection(of: stopped.folder, keeping: [])
            #expect(
                unwanted.items.map(\.kind) == [.checkpoints, .checkpoints]
                    && unwanted.amount(of: .checkpoints).bytes > 0)

            stopped.environment = [:]
            try await stopped.run()
            let ended = try CacheCollection(of: stopped.folder, keeping: keys(stopped))
            #expect(ended.items.isEmpty && ended.kept[.checkpoints]?.count == 1)
            try FileManager.default.removeItem(at: stopped.folder.hidden.appending(path: "shown"))
            #expect(try CacheCollection(of: stopped.folder, keeping: []).remove().contains { $0.kind == .checkpoints })
            #expect(files(stopped, "checkpoints").isEmpty)
        }
    }

    @Test("keeps the checkpoints that a kept execution left which did not end")
    func stoppedExecution() async throws {
        try await withTemporaryFolder { root in
            let stopped = try await stoppedRun(in: root)
            let keys = try keys(stopped)
            #expect(try CacheCollection(of: stopped.folder, keeping: keys).items.isEmpty && keys.count == 1)
        }
    }

    @Test("takes what is damaged, so that the cache holds again: a record, what is shown, a checkpoint")
    func damaged() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = "stages: { count: { uses: count-on }, left: { uses: write-text } }"
            try await sample.run()
            let keys = try keys(sample)
            let key = try #require(sample.folder.shownKey(of: "left"))
            for path in ["executions/\(key).json", "shown/count.json"]
                + files(sample, "checkpoints").map({ "checkpoints/\($0)" })
            {
                try Data("{".utf8).write(to: sample.folder.hidden.appending(path: path))
            }
            #expect(try StoreVerification(of: sample.folder).findings.count == 3)
            let removed = try CacheCollection(of: sample.folder, keeping: keys).remove()
            #expect(Set(removed.map(\.kind)) == [.records, .objects, .checkpoints, .damaged])
            #expect(try await sample.run().failed.isEmpty)
            #expect(try StoreVerification(of: sample.folder).findings.isEmpty)
        }
    }

    @Test("leaves what lies elsewhere, where a folder of the cache is a link", arguments: ["damaged", "running"])
    func links(name: String) async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
            try await sample.run()
            let elsewhere = root.appending(path: "elsewhere", directoryHint: .isDirectory)
            try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: elsewhere.appending(path: "file"))
            let folder = sample.folder.hidden.appending(path: name)
            try? FileManager.default.removeItem(at: folder)
            try FileManager.default.createSymbolicLink(at: folder, withDestinationURL: elsewhere)
            #expect(try CacheCollection(of: sample.folder, keeping: keys(sample)).remove().isEmpty)
            try await sample.run()
            #expect(try contents(of: elsewhere) == ["file": Data("mine".utf8)])
        }
    }

    @Test("is refused where a newer program recorded an execution")
    func newerRecord() async throws {
        try await withTemporaryFolder { root in
            let sample = SampleRun(in: root)
            try await sample.run()
            let record = sample.folder.hidden.appending(path: "executions/\(Digest(of: Data("key".utf8))).json")
            try Data("{\"format\": 99}".utf8).write(to: record)
            #expect(throws: CacheFormat.Unknown.self) { try CacheCollection(of: sample.folder, keeping: []) }
        }
    }
}
