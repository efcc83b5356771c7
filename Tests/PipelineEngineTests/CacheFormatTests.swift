import Artifacts
import Foundation
import PipelineEngine
import Testing
import TestSupport

@Suite("The format of the cache")
struct CacheFormatTests {
    private static let holder = OutputLock.Holder(
        process: 42, command: "unroll run", since: Date(timeIntervalSince1970: 0))

    /// The lock is taken twice, so that this is looked at in a process of its own, for the reason that ``OutputLockTests`` gives.
    @Test("is noted by whoever runs first, and not by those who look")
    func noted() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { root in
                let folder = OutputFolder(root: root)
                try CacheFormat.check(folder)
                #expect(try contents(of: root).isEmpty)
                withExtendedLifetime(try OutputLock(folder, as: CacheFormatTests.holder)) {}
                #expect(try contents(of: folder.hidden)["format"] == Data("\(CacheFormat.current)\n".utf8))
                withExtendedLifetime(try OutputLock(folder, as: CacheFormatTests.holder)) {}
                try CacheFormat.check(folder)
            }
        }
    }

    @Test(
        "is refused when it is newer or cannot be told, and then nothing is touched",
        arguments: [
            ("2\n", "was written by a newer Unroll, in format 2"), ("0", "found \"0\""), ("", "found \"\""),
            ("new", "found \"new\""),
        ])
    func refused(text: String, words: String) throws {
        try withTemporaryFolder { root in
            let folder = OutputFolder(root: root)
            try FileManager.default.createDirectory(at: folder.hidden, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: folder.hidden.appending(path: "format"))
            let before = try contents(of: root)
            let error = #expect(throws: CacheFormat.Unknown.self) { try CacheFormat.check(folder) }
            #expect(error?.description.contains(words) == true)
            #expect(error?.description.contains("--output") == true)
            #expect(throws: CacheFormat.Unknown.self) { try OutputLock(folder, as: Self.holder) }
            #expect(try contents(of: root) == before)
        }
    }

    @Test("keeps a record of a newer format from being taken for none, and replaced")
    func newerRecord() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = "stages: { left: { uses: write-text } }"
            let made = try #require(try await sample.run().outcomes.first?.outcome.manifest)
            let record = sample.folder.hidden.appending(path: "executions/\(made.recipe.key).json")
            let text = try String(contentsOf: record, encoding: .utf8)
            // How a newer format is sealed is not for this program to know.
            let newer = text.replacing(/\n  "seal" : "[0-9a-f]+",/, with: "")
                .replacing("\"format\" : 1", with: "\"format\" : \(Manifest.currentFormat + 1)")
            try #require(newer != text)
            try Data(newer.utf8).write(to: record)
            guard case .blocked(let reason)? = try sample.states()["left"] else {
                Issue.record("\(try sample.states())")
                return
            }
            #expect(reason.contains("newer Unroll") && reason.contains(record.path))
            let outcome = try await sample.run().outcomes.first?.outcome
            guard case .failed(let message)? = outcome else {
                Issue.record("\(String(describing: outcome))")
                return
            }
            #expect(message.contains("newer Unroll"))
            #expect(try Data(contentsOf: record) == Data(newer.utf8))
        }
    }
}
