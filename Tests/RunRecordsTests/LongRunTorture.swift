import Foundation
import PipelineEngine
import RunRecords
import Testing
import TestSupport

/// In processes of their own: what a process uses says something only where no other test runs in it.
@Suite("Long runs, tortured", .disabled(if: Sanitizer.isActive, "a sanitizer keeps what was freed"))
struct LongRunTorture {
    @Test("leave memory, threads, descriptors, files and the bytes of each run flat")
    func flat() async throws {
        let result = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
            try await withTemporaryFolder { root in
                let runs = LongRun(in: root)
                let half = Torture.count(short: 100, full: 2_500)
                var usages: [Usage] = []
                var stages = 0
                // Somebody who looks all the time, as 'unroll serve' does, must not keep the write-ahead log from ending.
                var watcher: RunHistory?
                // A hundred runs until caches are warm, then two halves that must be alike. Every fourth is forced, every
                // tenth fails.
                for seed in 0..<(100 + 2 * half) {
                    if seed >= 100, (seed - 100).isMultiple(of: half) { usages.append(try Usage(runs.folder)) }
                    stages += try await runs.run(seed: seed.isMultiple(of: 4) ? max(0, seed - 1) : seed, force: true)
                    if watcher == nil { watcher = try RunHistory(reading: runs.folder.runDatabase) }
                    #expect(try watcher?.runNumbers(newest: 1) == [seed + 1])
                }
                usages.append(try Usage(runs.folder))
                try LongRunTorture.check(usages, half: half, stages: stages)
            }
        }
        print(String(decoding: result.standardOutputContent, as: UTF8.self), terminator: "")
    }

    private static func check(_ usages: [Usage], half: Int, stages: Int) throws {
        try #require(usages.count == 3)
        let (first, middle, last) = (usages[0], usages[1], usages[2])
        #expect(stages == 2 * (100 + 2 * half))
        var heap = "an unknown number of"
        if let begun = first.heap, let ended = last.heap {
            let heapPerRun = Double(ended - begun) / Double(2 * half)
            #expect(heapPerRun < (Torture.isFull ? 800 : 8_192), "\(heapPerRun) bytes of the heap stay with each run")
            heap = "\(Int(heapPerRun))"
        }
        #expect(last.resident - first.resident < 16 << 20, "\(first.resident) to \(last.resident) bytes of memory")
        #expect(last.threads <= first.threads + 2, "\(first.threads) to \(last.threads) threads")
        #expect(last.descriptors <= first.descriptors + 2, "\(first.descriptors) to \(last.descriptors) descriptors")
        #expect(last.files <= first.files, "\(first.files) to \(last.files) files")
        #expect(usages.allSatisfy { $0.writeAheadLog < 8 << 20 })
        let (before, after) = (middle.history - first.history, last.history - middle.history)
        #expect(Double(after) < 1.15 * Double(before) + 8_192, "\(before), then \(after) bytes of history")
        Torture.report(
            "\(2 * half + 100) runs in one process ran \(stages) stages; for each stayed \(heap) bytes of heap; "
                + "resident \(first.resident >> 10) to \(last.resident >> 10) kB, threads \(first.threads) to "
                + "\(last.threads), descriptors \(first.descriptors) to \(last.descriptors), files \(first.files) to "
                + "\(last.files); history \(before / half), then \(after / half) bytes a run, \(last.writeAheadLog) bytes beside it"
        )
    }

    @Test("keep no number of each step of a stage")
    func steps() async throws {
        let result = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
            try await withTemporaryFolder { root in
                let runs = LongRun(in: root)
                _ = try await runs.run(seed: 1)
                let before = try Usage(runs.folder)
                let steps = Torture.count(short: 500_000, full: 10_000_000)
                #expect(try await runs.run(seed: 1, steps: steps) == 1)
                let after = try Usage(runs.folder)
                let grown = after.mostResident - before.mostResident
                #expect(grown < 3 << 20, "\(grown) bytes more")
                Torture.report("a stage of \(steps) steps took \(grown >> 10) kB of memory at most")
            }
        }
        print(String(decoding: result.standardOutputContent, as: UTF8.self), terminator: "")
    }
}
