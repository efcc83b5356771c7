import Artifacts
import Foundation
import PipelineEngine
import Testing
import TestSupport

@Suite("The cache that an earlier Unroll wrote")
struct OldCacheTests {
    private func sample(in root: URL, _ name: String) throws -> SampleRun {
        var sample = SampleRun(in: root)
        sample.text = OldCache.pipeline
        try OldCache(name).lay(in: sample.folder)
        return sample
    }

    @Test("is used as it is: nothing runs, and all that it holds is shown", arguments: OldCache.names)
    func used(name: String) async throws {
        try await withTemporaryFolder { root in
            let sample = try sample(in: root, name)
            let first = try await sample.run()
            for (stage, outcome) in first.outcomes {
                guard case .restored = outcome else {
                    Issue.record("\(stage): \(outcome)")
                    continue
                }
            }
            #expect(first.outcomes.count == 5)
            #expect(sample.shown("joined/joined.txt") == "leftright")
            #expect(sample.shown("page.html")?.hasPrefix("left ") == true)
            #expect(try await sample.run().nothingToDo)
            let manifest = try #require(sample.folder.shownManifest(of: "count"))
            #expect(manifest.startedSecond == "2026-11-22T03:30:00Z")
            #expect((manifest.pace == nil) == (OldCache.names.firstIndex(of: name).map { $0 < 3 } ?? true))
        }
    }

    @Test("tells which of the shown files are its own, so that they can be removed", arguments: OldCache.names)
    func removed(name: String) throws {
        try withTemporaryFolder { root in
            let sample = try sample(in: root, name)
            for (path, text) in [("left/text.txt", "left"), ("page.html", "page"), ("left/mine.txt", "mine")] {
                let file = sample.folder.root.appending(path: path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            #expect(try sample.folder.removeShown().contains("page.html"))
            let left = try contents(of: sample.folder.root).keys.filter { !$0.hasPrefix(".unroll") }
            #expect(left == ["left/mine.txt"])
        }
    }

    @Test("knows what a stage was made from, so that a changed parameter is named", arguments: OldCache.names)
    func explained(name: String) throws {
        try withTemporaryFolder { root in
            var sample = try sample(in: root, name)
            sample.overrides = ["left.text=other"]
            #expect(
                try sample.states()["left"]
                    == .stale([.parameter(name: "text", before: .text("left"), now: .text("other"))]))
        }
    }

    @Test(
        "has a fixture of the present form: whoever changes what is written adds one, and raises a version if need be")
    func present() async throws {
        try await withTemporaryFolder { root in
            var now = SampleRun(in: root)
            now.text = OldCache.pipeline
            now.timepiece = Timepiece(date: { OldCache.date }, seconds: { 0 })
            let holder = OutputLock.Holder(process: 42, command: "run", since: OldCache.date)
            withExtendedLifetime(try OutputLock(now.folder, as: holder)) {}
            _ = try await now.run()
            if let name = ProcessInfo.processInfo.environment["RECORD_CACHE"] {
                try OldCache.record(now.folder, as: name)
                Issue.record("recorded cache-\(name).json: name it in OldCache.names")
            }
            let fixture = try OldCache(#require(OldCache.names.last)).files.mapValues { Data($0.utf8) }
            let written = try contents(of: now.folder.hidden)
            #expect(try forms(of: written) == forms(of: fixture))
        }
    }

    /// What kinds of files there are, and which fields their JSON has.
    private func forms(of files: [String: Data]) throws -> [String: Set<String>] {
        var forms: [String: Set<String>] = [:]
        for (path, data) in files where path != "lock" && !path.hasPrefix("failed/") {
            let name = path.split(separator: "/").dropLast().first.map { "\($0)/" } ?? path
            let isRecord = path.hasSuffix(".json")
            let value: Any = isRecord ? try JSONSerialization.jsonObject(with: data) : name
            forms[name, default: []].formUnion(isRecord ? fields(of: value) : [])
        }
        return forms
    }

    private func fields(of value: Any, below path: String = "") -> Set<String> {
        if let list = value as? [Any] {
            return list.reduce(into: []) { $0.formUnion(fields(of: $1, below: path)) }
        }
        guard let object = value as? [String: Any] else { return [path] }
        // Files and parameters have names of their own.
        let hasNames = ["/files", "/recipe/parameters", "/ranOn"].contains(path)
        return object.reduce(into: []) { found, entry in
            found.formUnion(fields(of: entry.value, below: "\(path)/\(hasNames ? "*" : entry.key)"))
        }
    }
}
