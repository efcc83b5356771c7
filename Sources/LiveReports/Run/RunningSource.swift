public import Artifacts
public import PipelineEngine

/// Shows the run of this process.
public struct RunningSource: RunSource {
    private let listener: RunListener
    private let finder: DifferenceFinder
    private let timepiece: Timepiece

    /// Shows what a listener heard.
    public init(_ listener: RunListener, differences finder: DifferenceFinder, timepiece: Timepiece) {
        self.listener = listener
        self.finder = finder
        self.timepiece = timepiece
    }

    /// What there is to see at this moment, also when the history cannot be read.
    public func look() -> RunView {
        let run = listener.run
        return RunView(run: run, now: timepiece.seconds(), finished: run.finished, comparedBy: finder)
    }

    /// The stages of the run whose outputs are there.
    public func finished() -> [(stage: String, manifest: Manifest)] { listener.run.finished }
}
