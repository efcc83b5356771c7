import ArgumentParser
import Artifacts
import Benchmarking
import Foundation
import PipelineEngine
import RunRecords
import Stages

/// `unroll run`: runs what is stale.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run what is stale: the named stages (all by default) and what they need.")

    @OptionGroup var options: PipelineOptions
    @Argument(help: "The stages to run; all when none is named.", completion: StageNames.completion)
    var stages: [String] = []
    @Flag(name: [.customShort("n"), .long], help: "Only say what would run, and why.") var dryRun = false
    @Flag(name: .shortAndLong, help: "Run the named stages even when they are up to date.") var force = false
    @Option(name: .shortAndLong, help: "How many stages may run at the same time (default: as many as cores).")
    var jobs: Int?
    @Flag(name: .shortAndLong, help: "After a failure go on with what does not depend on it.") var keepGoing = false
    @Flag(help: "Run only the named stages, not what they need.") var only = false
    @Option(help: "Run only this stage and what comes from it. Repeatable.", completion: StageNames.completion)
    var from: [String] = []
    @Flag(help: "Also run everything that depends on the named stages.") var downstream = false
    @Option(help: "How many cores all stages share (default: all of the machine).") var threads: Int?
    @Option(
        help: ArgumentHelp(
            "The shortest time between two checkpoints of a training, from which it goes on after it was stopped (default: 1).",
            valueName: "seconds"))
    var checkpointInterval = 1.0
    @Flag(help: "Write what was done as JSON to standard output.") var json = false
    @Flag(name: .shortAndLong, help: "Show only failures.") var quiet = false
    @Flag(name: .shortAndLong, help: "Show every line that the stages print, and what is up to date.")
    var verbose = false
    @Option(
        defaultAsFlag: ServePort.usual, parsing: .next,
        help: ArgumentHelp(
            "Show the run as it goes on, and the report so far, in a browser of this machine, until Ctrl-C.",
            valueName: "port"))
    var serve: ServePort?
    @Flag(inversion: .prefixedNo, help: "Wait while another run holds the output folder, or end with code 75.")
    var wait = true

    func validate() throws {
        for (name, value) in [("--jobs", jobs), ("--threads", threads)] where (value ?? 1) < 1 {
            throw ValidationError("\(name) must be at least 1, found \(value ?? 0)")
        }
        guard checkpointInterval >= 0 else {
            throw ValidationError("--checkpoint-interval must be at least 0, found \(checkpointInterval)")
        }
        try ServePort.check(CommandLine.arguments, option: "--serve")
        if only, stages.isEmpty { throw ValidationError("--only needs the names of stages") }
    }

    private var selection: StageSelection {
        var selection = StageSelection()
        selection.targets = stages
        selection.only = only
        selection.from = from
        selection.downstream = downstream
        return selection
    }

    func run() async throws {
        let pipeline = try options.pipeline()
        _ = try selection.resolved(in: pipeline)
        let folder = try options.folder()
        if dryRun { return try showPlan(pipeline, folder) }
        let cancellation = Cancellation()
        let signals = Signals(raising: cancellation)
        let damage = DamageList()
        let (summary, page) = try await runLocked(pipeline, folder, damage, signals, cancellation)
        let ending = Result { try report(summary, damage.all, folder, signals) }
        if let page {
            if !cancellation.isRaised { StandardError.write("the page stays until Ctrl-C") }
            do {
                try await page.wait(for: cancellation)
            } catch {
                // How the run ended counts, not how its page did.
                StandardError.write("unroll: warning: \(error)")
            }
            await page.stop()
        }
        withExtendedLifetime(signals) {}
        try ending.get()
    }

    /// Runs while it holds the output folder.
    private func runLocked(
        _ pipeline: Pipeline, _ folder: OutputFolder, _ damage: DamageList, _ signals: Signals,
        _ cancellation: Cancellation
    ) async throws -> (RunSummary, ServedPage?) {
        let lock = try await OutputLock.taken(of: folder, waiting: wait, signals, cancellation)
        defer { withExtendedLifetime(lock) {} }
        let database = try RunDatabase(folder.runDatabase)
        let page = try await servePage(pipeline, folder)
        do {
            let listeners: [any PipelineListener] = [damage] + (page.map { [$0.listener] } ?? [])
            return (try await run(pipeline, folder, database, listeners, cancellation), page?.page)
        } catch {
            await page?.page.stop()
            throw error
        }
    }

    private func run(
        _ pipeline: Pipeline, _ folder: OutputFolder, _ database: RunDatabase, _ listeners: [any PipelineListener],
        _ cancellation: Cancellation
    ) async throws -> RunSummary {
        let timepiece = Timepiece.system
        let recorder = RunRecorder(database, command: typedArguments, pipeline: pipeline.path, timepiece: timepiece)
        let display = ProgressDisplay(
            style: options.errorStyle, detail: quiet ? .quiet : verbose ? .verbose : .normal, timepiece: timepiece)
        let peak = RememberedPeak(clock: ContinuousClock())
        let runner = PipelineRunner(
            pipeline: pipeline, catalogue: .tutorial, folder: folder,
            environment: ProcessInfo.processInfo.environment, platform: Platform.facts, timepiece: timepiece,
            peak: { peak.operationsPerSecond(threads: $0) },
            listener: Listeners(all: [recorder, display] + listeners), cancellation: cancellation)
        let cores = threads ?? ProcessInfo.processInfo.activeProcessorCount
        var runOptions = RunOptions(jobs: jobs ?? cores, cores: cores)
        runOptions.selection = selection
        runOptions.force = force
        runOptions.keepGoing = keepGoing
        runOptions.checkpointInterval = checkpointInterval
        let summary = try await runner.run(runOptions)
        if let failure = recorder.failure { StandardError.write("unroll: warning: \(failure)") }
        return summary
    }

    // MARK: - What is said at the end

    private func report(
        _ summary: RunSummary, _ damage: [StoreDamage], _ folder: OutputFolder, _ signals: Signals
    ) throws {
        if json { try JSONOutput.write(RunReport(summary, damage: damage)) }
        if summary.interrupted {
            let places = summary.resumable.map {
                "; \($0.stage) goes on after \($0.progress.completed) \($0.progress.unit)"
            }
            StandardError.write(
                "stopped; the stages that were finished are kept\(places.joined()). Run again for the others")
            throw signals.exitCode
        }
        if !summary.failed.isEmpty { throw Failure.stageFailed }
        guard !json, !quiet else { return }
        let pageHint = page(of: summary, in: folder).map { "; the report is \($0.relativePath)" } ?? ""
        if summary.nothingToDo {
            StandardError.write(
                "everything is up to date (\(count(summary.outcomes.count)))\(pageHint)\n"
                    + "to run a stage all the same: unroll run STAGE --force, or make STAGE FORCE=1")
        } else {
            StandardError.write(
                "\(summary.ran.count) of \(count(summary.outcomes.count)) ran in \(durationText(summary.seconds))\(pageHint)"
            )
        }
    }

    private func count(_ stages: Int) -> String { stages == 1 ? "1 stage" : "\(stages) stages" }

    /// The page that this run made or found up to date.
    private func page(of summary: RunSummary, in folder: OutputFolder) -> URL? {
        for (stage, outcome) in summary.outcomes {
            if let page = outcome.manifest?.outputs.first(where: { $0.role == .page }) {
                return folder.url(of: page, stage: stage)
            }
        }
        return nil
    }

    private func showPlan(_ pipeline: Pipeline, _ folder: OutputFolder) throws {
        let planner = Planner(pipeline: pipeline, catalogue: .tutorial, folder: folder)
        let (chosen, needed) = try selection.resolved(in: pipeline)
        let states = planner.states()
        try selection.checkNeeds(of: chosen, in: states)
        var rerunning: Set<String> = []
        var plan: [StageReport] = []
        for (stage, state) in states where chosen.contains(stage.name) || needed.contains(stage.name) {
            let isForced = force && chosen.contains(stage.name)
            let waits = stage.neededStages.filter { rerunning.contains($0) }
            let report = StageReport(stage, waits.isEmpty || isForced ? state : .waiting(for: waits), forced: isForced)
            if report.state != .upToDate, report.state != .restores { rerunning.insert(stage.name) }
            plan.append(report)
        }
        if json { return try JSONOutput.write(StatusReport(stages: plan)) }
        let width = plan.map(\.name.count).max() ?? 0
        for stage in plan where stage.state != .upToDate {
            print(stage.line(style: options.style, nameWidth: width))
        }
        if plan.allSatisfy({ $0.state == .upToDate }) { print("nothing would run: everything is up to date") }
    }
}
