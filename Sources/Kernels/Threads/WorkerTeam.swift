import CKernels
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a caller and its helper threads share: the job, and the counters by which they agree on who does what.
///
/// A job goes: the caller sets `job`, then raises `jobNumber` (release); every helper sees the new number (acquire),
/// takes tiles until none is left, and reports by `finished` (release); the caller returns when all have (acquire).
/// So `job` is written only while no helper runs, and read only between those two points.
///
/// - Note: `@unchecked` because of `job` alone, which is safe by that order.
final class WorkerTeam: @unchecked Sendable {
    typealias Body = (_ tile: Int, _ worker: Int) -> Void

    private var job: (tileCount: Int, body: Body)?
    private let jobNumber = Atomic<Int>(0)
    private let nextTile = Atomic<Int>(0)
    private let finished = Atomic<Int>(0)
    private let isDismissed = Atomic<Bool>(false)
    private let helpers: [Helper]

    init(helperCount: Int) {
        helpers = (0..<helperCount).map { _ in Helper() }
    }

    func run(tileCount: Int, _ body: Body) {
        withoutActuallyEscaping(body) { body in
            job = (tileCount, body)
            nextTile.store(0, ordering: .relaxed)
            finished.store(0, ordering: .relaxed)
            announce()
            takeTiles(worker: 0)
            waitForHelpers()
            job = nil
        }
    }

    /// What a helper's thread does from start to end.
    func serve(worker: Int) {
        var seen = 0
        while true {
            seen = helpers[worker - 1].nextJob(after: seen, jobNumber)
            if isDismissed.load(ordering: .acquiring) { return }
            takeTiles(worker: worker)
            finished.add(1, ordering: .releasing)
        }
    }

    func dismiss() {
        isDismissed.store(true, ordering: .releasing)
        announce()
    }

    private func announce() {
        jobNumber.add(1, ordering: .sequentiallyConsistent)
        for helper in helpers { helper.wake() }
    }

    /// Spins, and in between lets other threads run: there may be more helpers than cores.
    private func waitForHelpers() {
        var spinCount = 0
        while finished.load(ordering: .acquiring) < helpers.count {
            spinCount += 1
            if spinCount % 256 == 0 { sched_yield() } else { kernel_relax() }
        }
    }

    /// Never inlined, because its copy of the body must be gone when the helper reports: the caller's body does not escape.
    @inline(never)
    private func takeTiles(worker: Int) {
        guard let job else { return }
        while true {
            let tile = nextTile.add(1, ordering: .relaxed).oldValue
            if tile >= job.tileCount { return }
            job.body(tile, worker)
        }
    }
}
