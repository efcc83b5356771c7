import Artifacts
import Synchronization

/// Listens to a training and takes its time, from the moment before its first step to the end of its last.
final class TrainingClock<Time: Clock<Duration>>: StageMonitor {
    private struct Marks {
        var start: Time.Instant?
        var end: Time.Instant?
        var stepCount = 0
        var loss: Double?
        var allocationsAfterFirstStep: Int?
        var allocationsAtEnd: Int?
    }

    private let clock: Time
    private let allocations: AllocationCounter?
    private let marks = Mutex(Marks())

    init(_ clock: Time, allocations: AllocationCounter?) {
        self.clock = clock
        self.allocations = allocations
    }

    func progress(_ progress: StageProgress) {
        let (now, allocated) = (clock.now, allocations?.count)
        marks.withLock { marks in
            if progress.completed == 0 { marks.start = now }
            if progress.completed == 1 { marks.allocationsAfterFirstStep = allocated }
            if progress.completed == progress.total {
                marks.end = now
                marks.allocationsAtEnd = allocated
            }
            marks.stepCount = progress.completed
            marks.loss = progress.loss
        }
    }

    /// How long all steps took, in seconds; nil if the training did not end.
    var seconds: Double? {
        marks.withLock { marks in
            guard let start = marks.start, let end = marks.end else { return nil }
            return start.duration(to: end) / .seconds(1)
        }
    }

    /// The loss of the last step.
    var loss: Double? { marks.withLock { $0.loss } }

    /// How many steps there were.
    var stepCount: Int { marks.withLock { $0.stepCount } }

    /// How often a step asked the system for memory, the first step left out; nil where nobody counts.
    var allocationsPerStep: Double? {
        marks.withLock { marks in
            guard let first = marks.allocationsAfterFirstStep, let end = marks.allocationsAtEnd, marks.stepCount > 1
            else { return nil }
            return Double(end - first) / Double(marks.stepCount - 1)
        }
    }

    func print(_ line: String) {}
    func warn(_ line: String) {}
    func metric(_ name: String, _ value: Double, step: Int) {}
    func ranOn(_ name: String, _ value: String) {}
    func worked(samples: Int, operations: Int) {}
    func resume(at progress: StageProgress, printed: [UInt8]) {}
    func printed() -> [UInt8] { [] }
    var isCancelled: Bool { false }
}
