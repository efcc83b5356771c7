public import Artifacts

/// Something that happened in a run.
public enum PipelineEvent: Sendable {
    /// The run begins; `stages` are those it looks at.
    case runStarted(stages: [String], cores: Int)
    /// A stage begins to run.
    case stageStarted(StageStart)
    /// A stage goes on from where an earlier execution had come.
    case stageResumed(stage: String, at: StageProgress)
    /// A stage printed a line.
    case stagePrinted(stage: String, line: String)
    /// A stage tells the user of something that may not be what was meant.
    case stageWarned(stage: String, line: String)
    /// Something in the cache is not what it should be; it was put aside, and the stage that needs it makes it anew.
    case damageFound(StoreDamage)
    /// A stage has come further.
    case stageProgressed(stage: String, StageProgress)
    /// A stage measured something.
    case stageMeasured(stage: String, metric: String, value: Double, step: Int)
    /// A stage is settled, one way or another.
    case stageSettled(stage: String, StageOutcome)
    /// The run is over.
    case runEnded(RunSummary)
}

/// What is known when a stage begins to run.
public struct StageStart: Sendable {
    /// The stage.
    public let stage: String
    /// Everything that decides what it will write.
    public let recipe: KeyRecipe
    /// Why it runs.
    public let reasons: [KeyDifference]
    /// How many cores it was granted.
    public let cores: Int

    /// Tells of a start.
    public init(stage: String, recipe: KeyRecipe, reasons: [KeyDifference], cores: Int) {
        self.stage = stage
        self.recipe = recipe
        self.reasons = reasons
        self.cores = cores
    }
}

/// How a stage was settled.
public enum StageOutcome: Sendable, Equatable {
    /// It ran; `repeated` says, where it had run before with the same key, how the two compare.
    case ran(Manifest, repeated: Repetition?)
    /// There was nothing to do.
    case upToDate(Manifest)
    /// It did not run; these files were made anew from the cache.
    case restored(Manifest, files: [String])
    /// It failed.
    case failed(message: String)
    /// It could not run, because these stages did not end well.
    case skipped(because: [String])
    /// The user stopped it; it goes on from `at`, where it has come so far that this was kept.
    case interrupted(at: StageProgress?)

    /// The outcome in a word or two, the same in the history and in JSON.
    public var name: String {
        switch self {
        case .ran: "ran"
        case .upToDate: "up to date"
        case .restored: "restored"
        case .failed: "failed"
        case .skipped: "skipped"
        case .interrupted: "interrupted"
        }
    }

    /// What is to be said about it: the error, the stages to blame, the files restored, those with other bytes than before,
    /// from where it goes on.
    public var message: String? {
        switch self {
        case .failed(let message): message
        case .skipped(let names): names.isEmpty ? nil : "because of \(names.joined(separator: ", "))"
        case .restored(_, let files): files.joined(separator: ", ")
        case .ran(_, let repeated): repeated?.message
        case .interrupted(let progress):
            progress.map { "goes on after \($0.completed) of \($0.total) \($0.unit)" }
        case .upToDate: nil
        }
    }

    /// The record of the execution whose outputs are shown now.
    public var manifest: Manifest? {
        switch self {
        case .ran(let manifest, _), .upToDate(let manifest), .restored(let manifest, _): manifest
        case .failed, .skipped, .interrupted: nil
        }
    }
}

/// What a run did.
public struct RunSummary: Sendable {
    /// How each stage was settled, in the order of the pipeline.
    public let outcomes: [(stage: String, outcome: StageOutcome)]
    /// How long the run took.
    public let seconds: Double
    /// Whether the user stopped it.
    public let interrupted: Bool

    /// Sums up a run.
    public init(outcomes: [(stage: String, outcome: StageOutcome)], seconds: Double, interrupted: Bool) {
        self.outcomes = outcomes
        self.seconds = seconds
        self.interrupted = interrupted
    }

    /// The stages that failed.
    public var failed: [String] {
        outcomes.compactMap { if case .failed = $0.outcome { $0.stage } else { nil } }
    }

    /// The stages that ran.
    public var ran: [String] {
        outcomes.compactMap { if case .ran = $0.outcome { $0.stage } else { nil } }
    }

    /// The stages that go on from where they were stopped, and from where.
    public var resumable: [(stage: String, progress: StageProgress)] {
        outcomes.compactMap { stage, outcome in
            if case .interrupted(let progress?) = outcome { (stage, progress) } else { nil }
        }
    }

    /// Whether there was nothing to do.
    public var nothingToDo: Bool {
        outcomes.allSatisfy { if case .upToDate = $0.outcome { true } else { false } }
    }
}

/// Someone to whom a run tells what happens.
///
/// Called from any thread, also from several at once.
public protocol PipelineListener: Sendable {
    /// Takes an event.
    func receive(_ event: PipelineEvent)
}
