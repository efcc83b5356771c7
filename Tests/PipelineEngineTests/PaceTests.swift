import Artifacts
import Foundation
import PipelineEngine
import Synchronization
import TestSupport
import Testing

@Suite("The pace in a manifest")
struct PaceTests {
    /// Runs one stage by a clock that is read as these seconds, one after the other.
    private func manifest(_ stage: String, clock readings: [Double], peak: Double? = 50) async throws -> Manifest? {
        var found: Manifest?
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = "stages: { count: \(stage) }"
            let rest = Mutex(readings)
            sample.timepiece = Timepiece(date: { Date(timeIntervalSince1970: 0) }) {
                rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            }
            sample.peak = { _ in peak }
            _ = try await sample.run()
            found = sample.folder.shownManifest(of: "count")
        }
        return found
    }

    @Test("is taken by the clock of the run, from the first report of progress to the last")
    func steps() async throws {
        // The run and the stage begin, four reports, the stage and the run end.
        let pace = try #require(
            try await manifest("{ uses: count-steps }", clock: [0, 1, 10, 11, 14, 16, 20, 30])?.pace)
        #expect(pace.completed == [0, 1, 2, 3] && pace.seconds == [0, 1, 4, 6])
        #expect(pace.median == 2 && pace.longest == 3 && pace.slowest == 1)
        #expect(pace.samples == 24 && pace.operations == 100 && pace.threads == 1 && pace.unit == "steps")
        #expect(pace.peak == 50)
    }

    @Test("keeps a hundred moments of many steps, and the median of all of them")
    func manySteps() async throws {
        let readings = [0, 0] + (0...1_000).map { Double($0) / 4 } + [400]
        let pace = try #require(
            try await manifest("{ uses: count-steps, with: { steps: 1000 } }", clock: readings, peak: nil)?.pace)
        #expect(pace.completed.count == 101 && pace.completed.first == 0 && pace.completed.last == 1_000)
        #expect(pace.duration == 250 && pace.median == 0.25 && pace.shareOfPeak == nil)
    }

    @Test("is left out where a stage does not say how much it did")
    func others() async throws {
        let manifest = try #require(
            try await manifest("{ uses: write-text, with: { count: 3 } }", clock: [0, 1, 2, 3, 4]))
        #expect(manifest.pace == nil)
    }
}
