import Artifacts
import Foundation
import Synchronization

/// Takes what a running stage reports: its log goes to a file at once, everything goes to the run's listener.
final class ExecutionMonitor: StageMonitor {
    private let stage: String
    private let listener: any PipelineListener
    private let cancellation: Cancellation
    private let seconds: @Sendable () -> Double
    private let log: OutputFile
    private let logURL: URL
    private let facts = Mutex<[String: String]>([:])
    private let stopwatch = Mutex(Stopwatch())
    private let work = Mutex<(samples: Int, operations: Int)?>(nil)
    private let failure = Mutex<(any Error)?>(nil)
    private let start = Mutex<StageProgress?>(nil)

    /// Starts an empty log at `url`; reports of progress are stamped with the steady clock `seconds`.
    init(
        stage: String, log url: URL, listener: any PipelineListener, cancellation: Cancellation,
        seconds: @escaping @Sendable () -> Double
    ) throws {
        self.stage = stage
        self.listener = listener
        self.cancellation = cancellation
        self.seconds = seconds
        log = try OutputFile(url)
        logURL = url
    }

    func print(_ line: String) {
        writeToLog(line)
        listener.receive(.stagePrinted(stage: stage, line: line))
    }

    func warn(_ line: String) {
        writeToLog("warning: \(line)")
        listener.receive(.stageWarned(stage: stage, line: line))
    }

    private func writeToLog(_ line: String) {
        attempt { try log.write(Data((line + "\n").utf8)) }
    }

    /// Keeps the first error: the log is one of the stage's outputs.
    private func attempt(_ work: () throws -> Void) {
        failure.withLock { failure in
            do { try work() } catch { failure = failure ?? error }
        }
    }

    func printed() throws -> [UInt8] {
        if let error = failure.withLock({ $0 }) { throw error }
        return [UInt8](try Data(wholeFile: logURL))
    }

    func resume(at progress: StageProgress, printed: [UInt8]) {
        attempt { try log.write(Data(printed)) }
        // What an earlier execution did takes no time in this one.
        stopwatch.withLock { $0 = Stopwatch() }
        start.withLock { $0 = progress }
        listener.receive(.stageResumed(stage: stage, at: progress))
    }

    /// From where the stage went on; nil when from nothing.
    var resumed: StageProgress? { start.withLock { $0 } }

    func progress(_ progress: StageProgress) {
        let moment = seconds()
        stopwatch.withLock { $0.note(progress, at: moment) }
        listener.receive(.stageProgressed(stage: stage, progress))
    }

    func metric(_ name: String, _ value: Double, step: Int) {
        listener.receive(.stageMeasured(stage: stage, metric: name, value: value, step: step))
    }

    func ranOn(_ name: String, _ value: String) {
        facts.withLock { $0[name] = value }
    }

    func worked(samples: Int, operations: Int) {
        work.withLock { $0 = (samples, operations) }
    }

    /// How fast the stage went on so many threads; nil where it did not say how much it did.
    ///
    /// `peak` measures the operations per second that so many threads reach, and is called only where there is a pace.
    func pace(threads: Int, peak: (Int) -> Double?) -> Pace? {
        guard let work = work.withLock({ $0 }) else { return nil }
        return stopwatch.withLock { $0 }.pace(
            samples: work.samples, operations: work.operations, threads: threads, peak: peak)
    }

    var isCancelled: Bool { cancellation.isRaised }

    /// Closes the log.
    ///
    /// - Returns: What the stage said it ran on.
    /// - Throws: The first error that writing the log met.
    func finish() throws -> [String: String] {
        if let error = failure.withLock({ $0 }) { throw error }
        try log.close()
        return facts.withLock { $0 }
    }
}
