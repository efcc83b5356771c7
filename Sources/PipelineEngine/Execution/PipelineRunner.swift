public import Artifacts
import Foundation

/// Runs what is stale of a pipeline: independent stages at the same time, all within one budget of cores.
public struct PipelineRunner: Sendable {
    let pipeline: Pipeline
    let planner: Planner
    let folder: OutputFolder
    let environment: [String: String]
    let timepiece: Timepiece
    let listener: any PipelineListener
    let cancellation: Cancellation

    /// Makes the runner of a pipeline over an output folder, whose lock the caller holds.
    public init(
        pipeline: Pipeline, catalogue: StageCatalogue, folder: OutputFolder, environment: [String: String],
        timepiece: Timepiece, listener: any PipelineListener, cancellation: Cancellation
    ) {
        self.pipeline = pipeline
        self.folder = folder
        self.environment = environment
        self.timepiece = timepiece
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
        let (chosen, _) = try options.selection.resolved(in: pipeline)
        let names = board.pending.map(\.name)
        listener.receive(.runStarted(stages: names, cores: options.cores))
        try folder.store.emptyScratch()
        await withTaskGroup(of: (String, StageOutcome).self) { group in
            var ready: [PipelineStage] = []
            repeat {
                while let stage = board.takeReady() { ready.append(stage) }
                ready = start(ready, on: &board, in: &group, forced: options.force ? chosen : [], options)
                if !ready.isEmpty, board.grantedCores.isEmpty { continue }
                guard let (stage, outcome) = await group.next() else { continue }
                settle(stage, outcome, on: &board)
            } while !board.pending.isEmpty || !ready.isEmpty || !board.grantedCores.isEmpty
        }
        let summary = RunSummary(
            outcomes: names.map { ($0, board.outcomes[$0] ?? .interrupted) }, seconds: timepiece.seconds() - begin,
            interrupted: cancellation.isRaised)
        listener.receive(.runEnded(summary))
        return summary
    }

    private func makeBoard(_ options: RunOptions) throws -> RunBoard {
        let (chosen, needed) = try options.selection.resolved(in: pipeline)
        let stages = pipeline.stages.filter { chosen.contains($0.name) || needed.contains($0.name) }
        guard options.selection.only else { return RunBoard(stages: stages, manifests: [:]) }
        var manifests: [String: Manifest] = [:]
        for (stage, state) in planner.states() where !chosen.contains(stage.name) {
            manifests[stage.name] = state.manifest
        }
        for stage in stages {
            for need in stage.needs where !chosen.contains(need.stage) && manifests[need.stage] == nil {
                throw PipelineError(
                    source: "--only", "stage '\(stage.name)' needs '\(need.stage)', which is stale. Run without --only")
            }
        }
        return RunBoard(stages: stages, manifests: manifests)
    }

    // MARK: - Scheduling

    /// Settles or starts as many ready stages as it can.
    ///
    /// - Returns: The stages that must wait for cores.
    private func start(
        _ ready: [PipelineStage], on board: inout RunBoard, in group: inout TaskGroup<(String, StageOutcome)>,
        forced: Set<String>, _ options: RunOptions
    ) -> [PipelineStage] {
        var waiting: [PipelineStage] = []
        for (index, stage) in ready.enumerated() {
            let stops = cancellation.isRaised ? StageOutcome.interrupted : outcomeWithoutRunning(stage, board, options)
            if let outcome = stops {
                settle(stage.name, outcome, on: &board)
                continue
            }
            let plan = plan(stage, board, force: forced.contains(stage.name))
            if let outcome = plan.outcome {
                settle(stage.name, outcome, on: &board)
                continue
            }
            let free = options.cores - board.coresInUse
            guard let work = plan.work, free > 0, board.grantedCores.count < options.jobs else {
                waiting.append(stage)
                continue
            }
            let rivals = ready[(index + 1)...].filter { $0.kind.declaration.cores == .all }.count
            let cores = stage.kind.declaration.cores == .one ? 1 : max(1, free / (1 + rivals))
            board.start(stage.name, cores: cores)
            launch(stage, work, cores: cores, manifests: board.manifests, in: &group)
        }
        return waiting
    }

    private func outcomeWithoutRunning(_ stage: PipelineStage, _ board: RunBoard, _ options: RunOptions)
        -> StageOutcome?
    {
        let failed = board.failedNeeds(of: stage)
        if !failed.isEmpty { return .skipped(because: failed) }
        return board.hasFailure && !options.keepGoing ? .skipped(because: []) : nil
    }

    private enum Work: Sendable {
        case restore(Manifest, files: [String])
        case execute(KeyRecipe, reasons: [KeyDifference], before: Manifest?)
    }

    /// What is to be done with a stage: an outcome at once, or work for a thread.
    private func plan(_ stage: PipelineStage, _ board: RunBoard, force: Bool) -> (outcome: StageOutcome?, work: Work?) {
        let state = planner.state(of: stage, given: board.manifests)
        switch state {
        case .upToDate(let manifest) where !force: return (.upToDate(manifest), nil)
        case .needsRestoring(let manifest, let files) where !force: return (nil, .restore(manifest, files: files))
        case .upToDate(let manifest), .needsRestoring(let manifest, _):
            return (nil, .execute(manifest.recipe, reasons: [.forced], before: manifest))
        case .waiting(let names): return (.skipped(because: names), nil)
        case .blocked(let reason): return (.failed(message: reason), nil)
        case .stale(let reasons):
            do {
                let recipe = try planner.recipe(of: stage, given: board.manifests)
                return (nil, .execute(recipe, reasons: reasons, before: nil))
            } catch {
                return (.failed(message: "\(error)"), nil)
            }
        }
    }

    private func settle(_ stage: String, _ outcome: StageOutcome, on board: inout RunBoard) {
        board.settle(stage, outcome)
        listener.receive(.stageSettled(stage: stage, outcome))
    }

    // MARK: - Work

    /// Does the work on a thread of its own: stages compute for minutes and must not hold up Swift's shared threads.
    private func launch(
        _ stage: PipelineStage, _ work: Work, cores: Int, manifests: [String: Manifest],
        in group: inout TaskGroup<(String, StageOutcome)>
    ) {
        group.addTask {
            await withCheckedContinuation { continuation in
                let thread = Thread {
                    continuation.resume(returning: (stage.name, perform(work, for: stage, cores: cores, manifests)))
                }
                thread.stackSize = 8 << 20
                thread.start()
            }
        }
    }

    private func perform(
        _ work: Work, for stage: PipelineStage, cores: Int, _ manifests: [String: Manifest]
    ) -> StageOutcome {
        do {
            switch work {
            case .restore(let manifest, let files):
                try folder.show(manifest, as: stage.name)
                return .restored(manifest, files: files)
            case .execute(let recipe, let reasons, let before):
                listener.receive(
                    .stageStarted(StageStart(stage: stage.name, recipe: recipe, reasons: reasons, cores: cores)))
                let manifest = try StageExecution(
                    stage: stage, recipe: recipe, manifests: manifests, cores: cores, folder: folder,
                    environment: environment, timepiece: timepiece, listener: listener, cancellation: cancellation
                ).run()
                try folder.show(manifest, as: stage.name)
                return .ran(manifest, repeated: before.map { $0.outputs == manifest.outputs })
            }
        } catch is CancellationError {
            return .interrupted
        } catch {
            return .failed(message: "\(error)")
        }
    }
}
