public import PipelineEngine
import Synchronization

/// Listens to the run of this process.
public final class RunListener: PipelineListener {
    private let state: Mutex<LiveRun>
    private let timepiece: Timepiece

    /// Waits for a run to begin.
    ///
    /// - Parameters:
    ///   - command: What was typed after the program's name.
    ///   - stages: The stages of the pipeline.
    ///   - timepiece: The clocks.
    public init(command: String, stages: [String], timepiece: Timepiece) {
        state = Mutex(LiveRun(command: command, stages: stages))
        self.timepiece = timepiece
    }

    /// Takes an event.
    public func receive(_ event: PipelineEvent) {
        let now = timepiece.seconds()
        state.withLock { $0.take(event, at: now) }
    }

    /// The run as far as it has come.
    public var run: LiveRun { state.withLock { $0 } }
}
