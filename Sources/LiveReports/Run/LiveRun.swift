public import Artifacts
public import PipelineEngine

/// A run as far as it has come: a value that grows event by event.
public struct LiveRun: Sendable {
    /// How a run stands or ended, by the names of the history.
    public enum Outcome: String, Sendable {
        /// No run has begun.
        case none
        /// It is at work.
        case running
        /// It ended well.
        case succeeded
        /// A stage failed.
        case failed
        /// The user stopped it.
        case interrupted
        /// Its end was never written down.
        case brokenOff = "did not end"
    }

    /// What was typed after the program's name.
    public let command: String
    /// How it stands.
    public var outcome = Outcome.none
    /// How many cores its stages share.
    public var cores: Int?
    /// When it began, in seconds of a steady clock.
    public var start: Double?
    /// How long it took, once it has ended.
    public var seconds: Double?
    /// The stages that it looks at, in the order of the pipeline.
    public var stages: [LiveStage]

    /// A run that has not begun.
    ///
    /// - Parameters:
    ///   - command: What was typed after the program's name.
    ///   - stages: The stages of the pipeline.
    public init(command: String, stages: [String] = []) {
        self.command = command
        self.stages = stages.map(LiveStage.init)
    }

    /// Takes an event that happens at a moment of the steady clock.
    public mutating func take(_ event: PipelineEvent, at seconds: Double) {
        switch event {
        case .runStarted(let stages, let cores):
            self.stages = stages.map(LiveStage.init)
            self.cores = cores
            outcome = .running
            start = seconds
        case .stageStarted(let start):
            change(start.stage) { stage in
                stage.state = .running
                stage.start = seconds
                stage.reason = start.reasons.summary
            }
        case .stageProgressed(let stage, let progress): change(stage) { $0.progress = progress }
        case .stageResumed(let stage, let progress): change(stage) { $0.earlier = progress.completed }
        case .stageMeasured(let stage, let metric, let value, _):
            change(stage) { $0.curves[metric, default: MetricCurve()].append(value) }
        case .stageWarned(let stage, let line): change(stage) { $0.warning = line }
        case .damageFound(let damage): change(damage.stage) { $0.warning = "in the cache: \(damage)" }
        case .stageSettled(let stage, let outcome): change(stage) { $0.settle(outcome, at: seconds) }
        case .runEnded(let summary):
            self.seconds = summary.seconds
            outcome = summary.interrupted ? .interrupted : summary.failed.isEmpty ? .succeeded : .failed
        case .stagePrinted: break
        }
    }

    private mutating func change(_ name: String, _ change: (inout LiveStage) -> Void) {
        guard let index = stages.firstIndex(where: { $0.name == name }) else { return }
        change(&stages[index])
    }

    /// How many stages stand so.
    public func count(_ state: LiveStage.State) -> Int {
        stages.count { $0.state == state }
    }

    /// The stages whose outputs are there, with their records, in the order of the pipeline.
    public var finished: [(stage: String, manifest: Manifest)] {
        stages.compactMap { stage in stage.manifest.map { (stage.name, $0) } }
    }
}
