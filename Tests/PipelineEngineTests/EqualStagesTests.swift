import Artifacts
import Foundation
import PipelineEngine
import TestSupport
import Testing

@Suite("Stages of one pipeline that come to the same")
struct EqualStagesTests {
    private static let text = """
        stages:
          first: { uses: write-text }
          second: { uses: write-text }
          page: { uses: list-stages, needs: [first, second] }
        """

    @Test("are executed once, and the others are shown its files", arguments: [false, true])
    func once(isForced: Bool) async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = Self.text
            sample.options.force = isForced
            let summary = try await sample.run()
            #expect(summary.failed.isEmpty)
            #expect(summary.ran == ["first", "page"])
            #expect(sample.shown("second/text.txt") == "text")
            sample.options.force = false
            #expect(try await sample.run().nothingToDo, "both have the same record, and the page has read that one")
        }
    }

    @Test("are mended once when the cache has lost what they wrote")
    func mended() async throws {
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = Self.text
            let manifest = try #require(try await sample.run().outcomes.first?.outcome.manifest)
            let output = try #require(manifest.output("text.txt"))
            try FileManager.default.removeItem(at: sample.folder.store.url(of: output.digest))
            #expect(try await sample.run().ran == ["first"])
            #expect(try await sample.run().nothingToDo)
        }
    }
}
