public import Artifacts

/// How far a running stage is, how fast it has been, and how long it will still take if it goes on so.
public struct ProgressEstimate: Sendable, Equatable {
    /// What the stage said last.
    public let progress: StageProgress
    /// How much an earlier execution had done, from which this one went on.
    public let earlier: Int
    /// How long it has been running.
    public let seconds: Double

    /// Looks at a stage that has been running for so many seconds, perhaps from where an earlier execution had come.
    public init(_ progress: StageProgress, from earlier: Int = 0, after seconds: Double) {
        self.progress = progress
        self.earlier = earlier
        self.seconds = seconds
    }

    /// The share that is done, from 0 to 1.
    public var share: Double {
        progress.total > 0 ? min(1, Double(progress.completed) / Double(progress.total)) : 0
    }

    /// How many units are done in a second; nil as long as that is a guess.
    public var unitsPerSecond: Double? {
        let done = progress.completed - earlier
        return seconds > Self.secondsBeforeRate && done > 0 ? Double(done) / seconds : nil
    }

    /// How many seconds the rest will take; nil as long as that is a guess.
    public var secondsLeft: Double? {
        unitsPerSecond.map { Double(max(0, progress.total - progress.completed)) / $0 }
    }

    private static let secondsBeforeRate = 0.2
}
