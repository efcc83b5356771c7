import Artifacts
import Foundation
import PipelineEngine
import Synchronization
import TestSupport
import Testing

@Suite("The pace in a manifest")
struct PaceTests {
    /// Runs one stage by a clock that is read as these seconds, one after the other.
    private func manifest(
        _ stage: String, clock readings: [Double], peak: @escaping @Sendable (Int) -> Double? = { _ in 50 }
    ) async throws -> Manifest? {
        var found: Manifest?
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = "stages: { count: \(stage) }"
            let rest = Mutex(readings)
            sample.timepiece = Timepiece(date: { Date(timeIntervalSince1970: 0) }) {
                rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
            }
            sample.peak = peak
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
            try await manifest("{ uses: count-steps, with: { steps: 1000 } }", clock: readings, peak: { _ in nil })?
                .pace)
        #expect(pace.completed.count == 101 && pace.completed.first == 0 && pace.completed.last == 1_000)
        #expect(pace.duration == 250 && pace.median == 0.25 && pace.shareOfPeak == nil)
    }

    @Test("keeps evenly spaced moments and the longest step of very many, too")
    func veryManySteps() async throws {
        // Each step takes a quarter of a second, but for one whose moments are not among those that are kept.
        let readings = Mutex(0)
        let slow = 77_777
        let clock: @Sendable () -> Double = {
            let reading = readings.withLock { count in
                defer { count += 1 }
                return count
            }
            // The run and the stage begin with a reading each.
            let step = reading - 2
            return Double(max(0, step)) / 4 + (step > slow ? 3 : 0)
        }
        try await withTemporaryFolder { root in
            var sample = SampleRun(in: root)
            sample.text = "stages: { count: { uses: count-steps, with: { steps: 200001 } } }"
            sample.timepiece = Timepiece(date: { Date(timeIntervalSince1970: 0) }, seconds: clock)
            _ = try await sample.run()
            let pace = try #require(sample.folder.shownManifest(of: "count")?.pace)
            #expect(pace.completed.count == 101 && pace.completed.first == 0 && pace.completed.last == 200_001)
            let strides = zip(pace.completed, pace.completed.dropFirst()).map { $1 - $0 }
            // Of 200,002 reports every 64th is kept, and the last.
            #expect((strides.max() ?? 0) - (strides.min() ?? 0) <= 64, "\(strides)")
            #expect(pace.median == 0.25 && pace.longest == 3.25 && pace.slowest == slow)
            #expect(pace.duration == 200_001.0 / 4 + 3)
        }
    }

    @Test(
        "is that of the last count, which begins where a report does not lead on from the one before",
        arguments: [
            ("a repeat", "0 steps, 1 steps, 1 steps, 3 steps", [1, 3], [0, 1]),
            ("a restart", "0 steps, 5 steps, 0 steps, 1 steps, 2 steps", [0, 1, 2], [0, 1, 2]),
            ("another unit", "0 lines, 1 lines, 2 steps, 5 steps", [2, 5], [0, 1]),
        ])
    func counts(name: String, reports: String, completed: [Int], seconds: [Double]) async throws {
        let stage = "{ uses: report-progress, with: { reports: '\(reports)' } }"
        let pace = try #require(try await manifest(stage, clock: (0...20).map(Double.init))?.pace)
        #expect(pace.completed == completed && pace.seconds == seconds && pace.unit == "steps", "\(name)")
    }

    @Test("asks for the machine's peak only where it is made", arguments: ["", "0 steps", "1 steps, 1 steps"])
    func peak(reports: String) async throws {
        let asked = Mutex(0)
        let stage = "{ uses: report-progress, with: { reports: '\(reports)' } }"
        let found = try #require(
            try await manifest(stage, clock: (0...20).map(Double.init)) { _ in
                asked.withLock { $0 += 1 }
                return 50
            })
        #expect(found.pace == nil && asked.withLock { $0 } == 0)
    }

    @Test("is left out where a stage does not say how much it did")
    func others() async throws {
        let manifest = try #require(
            try await manifest("{ uses: write-text, with: { count: 3 } }", clock: [0, 1, 2, 3, 4]))
        #expect(manifest.pace == nil)
    }
}
