/// Threads that share the work of one computation, and the memory that it uses again and again.
///
/// Work is cut into tiles whose size depends on the problem alone, never on the number of threads, and no two tiles
/// write the same memory: so the results are the same bytes for any number of threads.
public final class Workers {
    /// The number of threads that work, the caller's own included.
    public let count: Int
    /// Where buffers come from.
    public let memory = BufferPool()
    /// The additions and multiplications of all matrix products that they were given so far.
    ///
    /// Counted from the products' sizes by the thread that hands out the work.
    public private(set) var productOperations = 0
    private let team: WorkerTeam
    private let threads: [WorkerThread]
    private let scratches: [Scratch]

    /// Starts `count` - 1 threads; with a count of 1 the caller works alone.
    ///
    /// - Precondition: `count` is positive.
    public init(count: Int) {
        precondition(count > 0, "there is no work without a worker")
        self.count = count
        scratches = (0..<count).map { _ in Scratch() }
        let team = WorkerTeam(helperCount: count - 1)
        self.team = team
        threads = (1..<count).map { index in WorkerThread { team.serve(worker: index) } }
    }

    deinit {
        team.dismiss()
        for thread in threads { thread.join() }
    }

    /// Runs `body` once for each tile, on all threads, and returns when all are done.
    ///
    /// - Parameters:
    ///   - tileCount: The number of tiles.
    ///   - operations: How many arithmetic operations all tiles take together, roughly; a small job stays on the
    ///     calling thread, because waking the others would take longer than the work.
    ///   - body: What to do for a tile; it is also told which worker (0 to `count` - 1) runs it, for scratch memory.
    ///     It must not call the same workers again.
    public func forEach(_ tileCount: Int, operations: Int, _ body: (_ tile: Int, _ worker: Int) -> Void) {
        if count == 1 || tileCount < 2 || operations < Self.smallestSharedJob {
            for tile in 0..<tileCount { body(tile, 0) }
        } else {
            team.run(tileCount: tileCount, body)
        }
    }

    /// Counts products that are part of other work.
    package func count(productOperations operations: Int) {
        productOperations += operations
    }

    /// Memory for the work that a worker does now, not set; the worker's next piece of work uses it again.
    func scratch(of worker: Int, count: Int) -> UnsafeMutablePointer<Float> {
        scratches[worker].scalars(count: count)
    }

    /// Below this many operations one thread is as fast as many.
    private static let smallestSharedJob = 100_000
}
