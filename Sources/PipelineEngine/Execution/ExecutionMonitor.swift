import Artifacts
import Foundation
import Synchronization

/// Takes what a running stage reports: its log goes to a file at once, everything goes to the run's listener.
final class ExecutionMonitor: StageMonitor {
    private let stage: String
    private let listener: any PipelineListener
    private let cancellation: Cancellation
    private let log: FileHandle
    private let facts = Mutex<[String: String]>([:])
    private let failure = Mutex<(any Error)?>(nil)

    /// Starts an empty log at `url`.
    init(stage: String, log url: URL, listener: any PipelineListener, cancellation: Cancellation) throws {
        self.stage = stage
        self.listener = listener
        self.cancellation = cancellation
        try Data().write(to: url)
        log = try FileHandle(forWritingTo: url)
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
        failure.withLock { failure in
            do { try log.write(contentsOf: Data((line + "\n").utf8)) } catch { failure = failure ?? error }
        }
    }

    func progress(_ progress: StageProgress) {
        listener.receive(.stageProgressed(stage: stage, progress))
    }

    func metric(_ name: String, _ value: Double, step: Int) {
        listener.receive(.stageMeasured(stage: stage, metric: name, value: value, step: step))
    }

    func ranOn(_ name: String, _ value: String) {
        facts.withLock { $0[name] = value }
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
