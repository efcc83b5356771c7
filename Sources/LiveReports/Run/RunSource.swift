public import Artifacts

/// Where a live page gets what it shows.
public protocol RunSource: Sendable {
    /// What there is to see at this moment.
    ///
    /// - Throws: When a history cannot be read.
    func look() throws -> RunView
}

/// What there is to see of a run at a moment.
public struct RunView: Sendable {
    /// The run.
    public var run: LiveRun
    /// The moment, in seconds of the clock in which the run counts.
    public var now: Double
    /// The stages that the report tells of, with their records, in the order of the pipeline.
    public var finished: [(stage: String, manifest: Manifest)]
    /// What became of stages since the run before; nil when there was none.
    public var differences: [StageDifference]?

    /// Sets together what is to be seen.
    public init(
        run: LiveRun, now: Double, finished: [(stage: String, manifest: Manifest)], differences: [StageDifference]?
    ) {
        self.run = run
        self.now = now
        self.finished = finished
        self.differences = differences
    }

    /// Changes whenever the report would.
    var reportVersion: String {
        let keys = told.map { "\($0.stage) \($0.manifest.recipe.key) \($0.manifest.started)" }
        return Digest(of: Array(keys.joined(separator: "\n").utf8)).short
    }

    /// The stages that the report tells of: not one that draws a page itself.
    var told: [(stage: String, manifest: Manifest)] {
        finished.filter { !$0.manifest.outputs.contains { $0.role == .page } }
    }
}
