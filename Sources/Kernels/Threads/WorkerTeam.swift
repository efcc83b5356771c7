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
/// A job goes: the caller sets `job`, then opens the gate under a new number (release); a helper that sees it open enters
/// by raising the gate's count of helpers (acquire), takes tiles until none is left, and leaves (release); the caller
/// closes the gate and waits until those who entered have left (acquire). A helper that comes late, because it has no
/// core, finds the gate closed and is not waited for. So `job` is written only while no helper is inside, and read only
/// inside.
///
/// - Note: `@unchecked` because of `job` alone, which is safe by that order.
final class WorkerTeam: @unchecked Sendable {
    typealias Body = (_ tile: Int, _ worker: Int) -> Void

    private var job: (tileCount: Int, body: Body)?
    private let gate = Atomic<Int>(0)
    private let nextTile = Atomic<Int>(0)
    private let isDismissed = Atomic<Bool>(false)
    private let helpers: [Helper]

    init(helperCount: Int) {
        helpers = (0..<helperCount).map { _ in Helper() }
    }

    func run(tileCount: Int, _ body: Body) {
        withoutActuallyEscaping(body) { body in
            job = (tileCount, body)
            nextTile.store(0, ordering: .relaxed)
            open()
            takeTiles(worker: 0)
            closeAndWait()
            job = nil
        }
    }

    /// What a helper's thread does from start to end.
    func serve(worker: Int) {
        var seen = 0
        while true {
            let state = helpers[worker - 1].nextJob(after: seen, gate)
            seen = state.jobNumber
            if isDismissed.load(ordering: .acquiring) { return }
            guard enter(state) else { continue }
            takeTiles(worker: worker)
            gate.subtract(1, ordering: .releasing)
        }
    }

    func dismiss() {
        isDismissed.store(true, ordering: .releasing)
        open()
    }

    private func open() {
        let number = gate.load(ordering: .relaxed).jobNumber + 1
        gate.store(.openGate(jobNumber: number), ordering: .sequentiallyConsistent)
        for helper in helpers { helper.wake() }
    }

    private func enter(_ first: Int) -> Bool {
        var state = first
        while state.isOpen {
            let (exchanged, original) = gate.compareExchange(
                expected: state, desired: state + 1, ordering: .acquiring)
            if exchanged { return true }
            if original.jobNumber != state.jobNumber { return false }
            state = original
        }
        return false
    }

    /// Spins, and in between lets other threads run: a helper inside may have lost its core.
    private func closeAndWait() {
        var spinCount = 0
        var state = gate.bitwiseAnd(~Int.openBit, ordering: .acquiringAndReleasing).newValue
        while state.helperCount > 0 {
            spinCount += 1
            if spinCount % 256 == 0 { sched_yield() } else { kernel_relax() }
            state = gate.load(ordering: .acquiring)
        }
    }

    /// Never inlined, because its copy of the body must be gone when the helper leaves: the caller's body does not escape.
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

/// The gate's state: from the lowest bits up, how many helpers are inside, whether more may enter, the job's number.
extension Int {
    fileprivate static let openBit = 1 << 16

    fileprivate static func openGate(jobNumber: Int) -> Int { jobNumber << 17 | openBit }

    fileprivate var helperCount: Int { self & (Int.openBit - 1) }

    fileprivate var isOpen: Bool { self & Int.openBit != 0 }

    /// The number of the last job.
    var jobNumber: Int { self >> 17 }
}
