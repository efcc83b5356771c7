import Kernels
import Synchronization
import Testing

@Suite("Workers")
struct WorkersTests {
    @Test("Every tile is done once, by workers that exist", arguments: [1, 2, 3, 8])
    func everyTileIsDoneOnce(count: Int) {
        let workers = Workers(count: count)
        for tileCount in [0, 1, 2, 7, 64] {
            let done = Mutex(Array(repeating: 0, count: tileCount))
            workers.forEach(tileCount, operations: .max) { tile, worker in
                precondition(worker < count)
                done.withLock { $0[tile] += 1 }
            }
            #expect(done.withLock { $0 } == Array(repeating: 1, count: tileCount))
        }
    }

    @Test("Thousands of jobs in a row, and pauses between them, lose no tile")
    func manyJobsLoseNothing() {
        let workers = Workers(count: 3)
        let total = Atomic<Int>(0)
        for job in 0..<3_000 {
            workers.forEach(3, operations: .max) { _, _ in total.add(1, ordering: .relaxed) }
            // Long enough for the others to fall asleep, now and then.
            if job % 500 == 0 { busyWait(forIterations: 300_000) }
        }
        #expect(total.load(ordering: .relaxed) == 9_000)
    }

    @Test("A small job stays on the calling thread")
    func smallJobStaysHome() {
        let workers = Workers(count: 2)
        let others = Atomic<Int>(0)
        workers.forEach(50, operations: 10) { _, worker in others.add(worker, ordering: .relaxed) }
        #expect(others.load(ordering: .relaxed) == 0)
    }

    private func busyWait(forIterations count: Int) {
        let counter = Atomic<Int>(0)
        while counter.add(1, ordering: .relaxed).newValue < count {}
    }
}
