import CKernels
import Dispatch
import Synchronization

/// How one helper thread waits for its next job: it spins for a while, because the next one usually comes at once and
/// waking a sleeping thread takes tens of microseconds; then it sleeps.
final class Helper: Sendable {
    private let isAsleep = Atomic<Bool>(false)
    private let alarm = DispatchSemaphore(value: 0)

    /// Waits until the number of the last job differs from `seen`, and returns the gate's state.
    func nextJob(after seen: Int, _ gate: borrowing Atomic<Int>) -> Int {
        while true {
            for _ in 0..<Self.spinCount {
                let state = gate.load(ordering: .acquiring)
                if state.jobNumber != seen { return state }
                kernel_relax()
            }
            sleep(whileLast: seen, gate)
        }
    }

    /// Sleeps unless a new job has come; it may also return without one, when the alarm for an earlier job comes late.
    private func sleep(whileLast seen: Int, _ gate: borrowing Atomic<Int>) {
        isAsleep.store(true, ordering: .sequentiallyConsistent)
        let isStillTheSame = gate.load(ordering: .sequentiallyConsistent).jobNumber == seen
        // Whoever clears the flag decides: if the caller did, its signal is under way and must be taken.
        if isStillTheSame || !isAsleep.exchange(false, ordering: .sequentiallyConsistent) {
            alarm.wait()
        }
    }

    /// Wakes the thread if it sleeps.
    func wake() {
        if isAsleep.exchange(false, ordering: .sequentiallyConsistent) { alarm.signal() }
    }

    /// About 50 microseconds.
    private static let spinCount = 2_000
}
