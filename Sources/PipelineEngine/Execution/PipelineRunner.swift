public import Artifacts
import Foundation

/// Runs what is stale of a pipeline: independent stages at the same time, all within one budget of cores.
public struct PipelineRunner: Sendable {
    let pipeline: Pipeline
    let planner: Planner
    let folder: OutputFolder
    let environment: [String: String]
    let platform: [String: String]
    let timepiece: Timepiece
    let peak: @Sendable (Int) -> Double?
    let listener: any PipelineListener
    let cancellation: Cancellation

    /// Makes the runner of a pipeline over an output folder, whose lock the caller holds.
    ///
    /// - Parameters:
    ///   - pipeline: What to run.
    ///   - catalogue: The stage kinds.
    ///   - folder: Where the results are shown and kept.
    ///   - environment: The process's environment variables.
    ///   - platform: What every stage runs on, for the records: the program, its compiler, the system.
    ///   - timepiece: The clocks.
    ///   - peak: Measures how many operations per second so many threads of this machine reach at most; called after a
    ///     stage that counted its work, while it still has its cores.
    ///   - listener: Who is told.
    ///   - cancellation: What stops the run.
    public init(
        pipeline: Pipeline, catalogue: StageCatalogue, folder: OutputFolder, environment: [String: String],
        platform: [String: String] = [:], timepiece: Timepiece,
        peak: @escaping @Sendable (_ threads: Int) -> Double? = { _ in nil },
        listener: any PipelineListener, cancellation: Cancellation
    ) {
        self.pipeline = pipeline
        self.folder = folder
        self.environment = environment
        self.platform = platform
        self.timepiece = timepiece
        self.peak = peak
        self.listener = listener
        self.cancellation = cancellation
        planner = Planner(pipeline: pipeline, catalogue: catalogue, folder: folder)
    }

    /// Runs.
    ///
    /// - Returns: How every stage was settled; a stage that failed is no error of the run.
    /// - Throws: ``PipelineError`` when the options name what does not exist, or `only` leaves a need unmet.
    public func run(_ options: RunOptions) async throws -> RunSummary {
        let begin = timepiece.seconds()
        var board = try makeBoard(options)
        try folder.store.prepare()
        let (chosen, _) = try options.selection.resolved(in: pipeline)
        let names = board.pending.map(\.name)
        listener.receive(.runStarted(stages: names, cores: options.cores))
        await withTaskGroup(of: (String, StageOutcome).self) { group in
            var waiting: [Job] = []
            while true {
                var settledCount: Int
                repeat {
                    settledCount = board.outcomes.count
                    giveUp(&waiting, on: &board, options)
                    waiting += plan(&board, forced: options.force ? chosen : [], options)
                } while board.outcomes.count > settledCount
                launch(&waiting, on: &board, in: &group, options)
                guard let (stage, outcome) = await group.next() else { break }
                settle(stage, outcome, on: &board)
            }
        }
        folder.store.rememberChecks()
        let summary = RunSummary(
            outcomes: names.map { ($0, board.outcomes[$0] ?? .interrupted(at: nil)) },
            seconds: timepiece.seconds() - begin,
            interrupted: board.wasInterrupted)
        listener.receive(.runEnded(summary))
        return summary
    }

    private var repair: StoreRepair { StoreRepair(folder: folder, listener: listener) }

    private func makeBoard(_ options: RunOptions) throws -> RunBoard {
        let (chosen, needed) = try options.selection.resolved(in: pipeline)
        let stages = pipeline.stages.filter { chosen.contains($0.name) || needed.contains($0.name) }
        guard options.selection.only else { return RunBoard(stages: stages, manifests: [:]) }
        let states = planner.states()
        try options.selection.checkNeeds(of: chosen, in: states)
        var manifests: [String: Manifest] = [:]
        for (stage, state) in states where !chosen.contains(stage.name) { manifests[stage.name] = state.manifest }
        return RunBoard(stages: stages, manifests: manifests)
    }

    // MARK: - Planning

    /// Looks at every stage whose needs are settled, and settles what needs no work.
    ///
    /// - Returns: The work that is left.
    private func plan(_ board: inout RunBoard, forced: Set<String>, _ options: RunOptions) -> [Job] {
        var jobs: [Job] = []
        while let stage = board.takeReady() {
            if let outcome = outcomeWithoutLooking(at: stage, board, options) {
                settle(stage.name, outcome, on: &board)
                continue
            }
            do {
                let isForced = forced.contains(stage.name)
                switch try work(for: stage, &board, force: isForced) {
                case .settled(let outcome): settle(stage.name, outcome, on: &board)
                case .left(.execute(let recipe, _, _, _)) where board.isExecuting(recipe.key): board.postpone(stage)
                case .left(let work):
                    if case .execute(let recipe, _, _, _) = work { board.execute(recipe.key, as: stage.name) }
                    jobs.append(Job(stage: stage, work: work, isForced: isForced))
                case .postponed: board.postpone(stage)
                }
            } catch {
                settle(stage.name, .failed(message: FileError.words(for: error)), on: &board)
            }
        }
        return jobs
    }

    private func outcomeWithoutLooking(
        at stage: PipelineStage, _ board: RunBoard, _ options: RunOptions
    ) -> StageOutcome? {
        if cancellation.isRaised { return .interrupted(at: nil) }
        let failed = board.failedNeeds(of: stage)
        if !failed.isEmpty { return .skipped(because: failed) }
        return board.hasFailure && !options.keepGoing ? .skipped(because: []) : nil
    }

    /// Settles work that is still waiting when the run was stopped, or a stage failed.
    private func giveUp(_ waiting: inout [Job], on board: inout RunBoard, _ options: RunOptions) {
        waiting.removeAll { job in
            guard let outcome = outcomeWithoutLooking(at: job.stage, board, options) else { return false }
            settle(job.stage.name, outcome, on: &board)
            return true
        }
    }

    private enum Verdict {
        case settled(StageOutcome)
        case left(Job.Work)
        /// A stage that is at work may make anew what this one has lost.
        case postponed
    }

    private func work(for stage: PipelineStage, _ board: inout RunBoard, force: Bool) throws -> Verdict {
        let state = planner.state(of: stage, given: board.manifests)
        try repair.putAsideShownRecord(of: stage.name)
        switch state {
        case .upToDate(let manifest) where !force || board.hasExecuted(manifest.recipe.key):
            try folder.confirm(manifest, as: stage.name)
            return .settled(.upToDate(manifest))
        case .needsRestoring(let manifest, let files, _) where !force || board.hasExecuted(manifest.recipe.key):
            return .left(.restore(manifest, files: files))
        case .upToDate(let manifest), .needsRestoring(let manifest, _, _):
            return .left(.execute(manifest.recipe, reasons: [.forced], before: manifest, mends: false))
        case .stale(let reasons): return try work(for: stage, reasons, &board)
        case .waiting(let names): return .settled(.skipped(because: names))
        case .blocked(let reason): return .settled(.failed(message: reason))
        }
    }

    /// The work for a stage that must run; what is damaged of an earlier execution is put aside.
    private func work(
        for stage: PipelineStage, _ reasons: [KeyDifference], _ board: inout RunBoard
    ) throws -> Verdict {
        let recipe = try planner.recipe(of: stage, given: board.manifests)
        switch planner.execution(of: stage, recipe.key) {
        case .broken(let before, let faults):
            let objects = Set(faults.map(\.digest))
            if board.isMending(objects) { return .postponed }
            for fault in faults where !board.isMending([fault.digest]) { try repair.putAside(fault, of: stage.name) }
            board.mend(objects, by: stage.name)
            return .left(.execute(recipe, reasons: reasons, before: before, mends: true))
        case .unreadable(let reason): try repair.putAsideRecord(of: recipe.key, stage: stage.name, reason: reason)
        case .none, .whole: break
        }
        return .left(.execute(recipe, reasons: reasons, before: nil, mends: false))
    }

    private func settle(_ stage: String, _ outcome: StageOutcome, on board: inout RunBoard) {
        board.settle(stage, outcome)
        listener.receive(.stageSettled(stage: stage, outcome))
    }

    // MARK: - Work

    /// Starts as much of the work as there are cores and jobs for; the rest stays in `waiting`.
    ///
    /// Cores are shared with the work that could start beside it, not with work that must wait anyway.
    private func launch(
        _ waiting: inout [Job], on board: inout RunBoard, in group: inout TaskGroup<(String, StageOutcome)>,
        _ options: RunOptions
    ) {
        while let job = waiting.first, board.grantedCores.count < options.jobs, board.coresInUse < options.cores {
            waiting.removeFirst()
            let free = options.cores - board.coresInUse
            let rivals = min(waiting.count { $0.takesAllCores }, options.jobs - board.grantedCores.count - 1)
            let cores = job.takesAllCores ? max(1, free / (1 + rivals)) : 1
            board.start(job.stage.name, cores: cores)
            start(job, cores: cores, manifests: board.manifests, in: &group, options)
        }
    }

    /// Does the work on a thread of its own: stages compute for minutes and must not hold up Swift's shared threads.
    private func start(
        _ job: Job, cores: Int, manifests: [String: Manifest], in group: inout TaskGroup<(String, StageOutcome)>,
        _ options: RunOptions
    ) {
        group.addTask {
            await withCheckedContinuation { continuation in
                let thread = Thread {
                    continuation.resume(returning: (job.stage.name, perform(job, cores: cores, manifests, options)))
                }
                thread.stackSize = 8 << 20
                thread.start()
            }
        }
    }

    private func perform(
        _ job: Job, cores: Int, _ manifests: [String: Manifest], _ options: RunOptions
    ) -> StageOutcome {
        let stage = job.stage.name
        do {
            switch job.work {
            case .restore(let manifest, let files):
                do {
                    try folder.show(manifest, as: stage)
                    return .restored(manifest, files: files)
                } catch let fault as ObjectFault {
                    // It was sound when the stage was looked at.
                    try repair.putAside(fault, of: stage)
                    let work = Job.Work.execute(
                        manifest.recipe, reasons: KeyDifference.damage([fault]), before: manifest, mends: true)
                    return perform(
                        Job(stage: job.stage, work: work, isForced: job.isForced), cores: cores, manifests, options)
                }
            case .execute(let recipe, let reasons, let before, let mends):
                listener.receive(
                    .stageStarted(StageStart(stage: stage, recipe: recipe, reasons: reasons, cores: cores)))
                let manifest = try StageExecution(
                    stage: job.stage, recipe: recipe, standing: mends ? before : nil, manifests: manifests,
                    cores: cores, folder: folder, environment: environment, platform: platform, timepiece: timepiece,
                    peak: peak, listener: listener, cancellation: cancellation,
                    checkpoints: checkpoints(for: job, recipe, interval: options.checkpointInterval)
                ).run()
                try folder.show(manifest, as: stage)
                return .ran(manifest, repeated: before.map { Repetition(of: manifest, before: $0) })
            }
        } catch let interruption as StageInterruption {
            return .interrupted(at: interruption.at)
        } catch {
            return .failed(message: FileError.words(for: error))
        }
    }

    private func checkpoints(for job: Job, _ recipe: KeyRecipe, interval: Double) -> ExecutionCheckpoints {
        let stage = job.stage.name
        return ExecutionCheckpoints(
            CheckpointFolder(folder.store, lineage: recipe.lineage), of: recipe, beginsAnew: job.isForced,
            interval: interval, seconds: timepiece.seconds,
            tell: { listener.receive(.stageWarned(stage: stage, line: $0)) })
    }
}
