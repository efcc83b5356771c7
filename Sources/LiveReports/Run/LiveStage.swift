public import Artifacts
import PipelineEngine

/// A stage of a run, as far as it has come.
public struct LiveStage: Sendable {
    /// How it stands.
    public enum State: String, Sendable, CaseIterable {
        /// It has not begun.
        case waiting
        /// It is at work.
        case running
        /// It ran in this run, and ended well.
        case done
        /// Nothing was computed: the cache had what it writes.
        case cached
        /// It failed.
        case failed
        /// It could not run, because others failed.
        case skipped
        /// It was stopped, or the run broke off.
        case stopped
    }

    /// The name in the pipeline.
    public let name: String
    /// How it stands.
    public var state = State.waiting
    /// Why it runs or ran.
    public var reason: String?
    /// What is to be said about how it ended.
    public var message: String?
    /// What it warned of last.
    public var warning: String?
    /// When it began, in seconds of the run's steady clock.
    public var start: Double?
    /// How long it took.
    public var seconds: Double?
    /// What it said last of how far it is.
    public var progress: StageProgress?
    /// How much an earlier execution had done, from which this one went on.
    public var earlier = 0
    /// What it measured, by metric.
    public var curves: [String: MetricCurve] = [:]
    /// The record of the execution whose outputs are there now.
    public var manifest: Manifest?

    /// A stage that waits.
    public init(name: String) {
        self.name = name
    }

    /// The loss, or where there is none the metric with the most values, if it has more than one.
    public var curve: (metric: String, curve: MetricCurve)? {
        let best =
            curves["loss"].map { (key: "loss", value: $0) }
            ?? curves.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        return best.flatMap { $0.value.count > 1 ? ($0.key, $0.value) : nil }
    }

    mutating func settle(_ outcome: StageOutcome, at seconds: Double) {
        if let start { self.seconds = seconds - start }
        message = outcome.message
        manifest = outcome.manifest
        state =
            switch outcome {
            case .ran: .done
            case .upToDate, .restored: .cached
            case .failed: .failed
            case .skipped: .skipped
            case .interrupted: .stopped
            }
    }
}
