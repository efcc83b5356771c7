/// A run as the history knows it.
public struct RecordedRun: Sendable, Equatable {
    /// Its number: later runs have greater ones.
    public let id: Int
    /// When it began, in UTC (ISO 8601, seconds).
    public let started: String
    /// What was typed after the program's name.
    public let command: String
    /// The pipeline file.
    public let pipeline: String
    /// How many cores its stages shared.
    public let cores: Int
    /// How long it took; nil when its end was never written down.
    public let seconds: Double?
    /// How it ended: succeeded, failed or interrupted; nil when its end was never written down.
    public let outcome: String?
    /// How many stages were settled in each way, by the names of `StageOutcome`.
    public let stageCounts: [String: Int]
}

/// How a stage fared in a run.
public struct RecordedStage: Sendable, Equatable {
    /// The stage.
    public let name: String
    /// A name of `StageOutcome`; nil when the stage began and the run broke off.
    public let outcome: String?
    /// What was said about the outcome: the error of a failure.
    public let message: String?
    /// The key of the execution whose outputs were shown; nil when there was none.
    public let key: String?
    /// The execution in this run, or the earlier one that had written what was found up to date.
    public let execution: RecordedExecution?
}

/// One execution of a stage.
public struct RecordedExecution: Sendable, Equatable {
    /// Its number.
    public let id: Int
    /// The run in which it took place.
    public let run: Int
    /// The stage.
    public let stage: String
    /// The stage's kind.
    public let kind: String
    /// The digest of everything that decided what it wrote.
    public let key: String
    /// Why it took place.
    public let reason: String
    /// How many cores it was granted.
    public let cores: Int
    /// When it began, in UTC (ISO 8601, seconds).
    public let started: String
    /// How long it took; nil when its end was never written down.
    public let seconds: Double?
    /// Every parameter as it would be typed in a pipeline file.
    public let parameters: [String: String]
}
