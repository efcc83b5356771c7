public import Artifacts
import PipelineEngine

/// Where a live page gets what it shows.
public protocol RunSource: Sendable {
    /// What there is to see at this moment.
    ///
    /// - Throws: When a history cannot be read.
    func look() throws -> RunView

    /// The stages that the report tells of, with their records, in the order of the pipeline.
    ///
    /// - Throws: When a history cannot be read.
    func finished() throws -> [(stage: String, manifest: Manifest)]
}

/// What there is to see of a run at a moment.
public struct RunView: Sendable {
    /// The run.
    public var run: LiveRun
    /// The moment, in seconds of the clock in which the run counts.
    public var now: Double
    /// The stages that the report tells of, with their records, in the order of the pipeline.
    public var finished: [(stage: String, manifest: Manifest)]
    /// What became of stages since the run before; nil when there was none, or when it cannot be told.
    public var differences: [StageDifference]?
    /// Why what became of stages cannot be told.
    public var comparisonFailure: String?

    /// Sets together what is to be seen.
    public init(
        run: LiveRun, now: Double, finished: [(stage: String, manifest: Manifest)], differences: [StageDifference]?
    ) {
        self.run = run
        self.now = now
        self.finished = finished
        self.differences = differences
    }

    /// Sets together what is to be seen, and compares what is finished with what was shown before.
    ///
    /// The run is shown also when the history, which knows of before, cannot be read.
    init(
        run: LiveRun, now: Double, finished: [(stage: String, manifest: Manifest)], comparedBy finder: DifferenceFinder
    ) {
        self.init(run: run, now: now, finished: finished, differences: nil)
        guard finder.hasPast else { return }
        do {
            differences = try finder.differences(of: run.finished)
        } catch {
            comparisonFailure = FileError.words(for: error)
        }
    }
}
