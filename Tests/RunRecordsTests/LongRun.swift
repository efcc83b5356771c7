import Artifacts
import Foundation
import GRDB
import PipelineEngine
import RunRecords

/// Many runs, one after the other, in one process and one output folder.
struct LongRun {
    private static let pipeline = """
        stages:
          measure: { uses: measure }
          repeat: { uses: repeat, needs: { text: measure } }
        """

    let folder: OutputFolder

    init(in root: URL) {
        folder = OutputFolder(root: root)
    }

    /// Runs as the program does: takes the lock, opens the history, and looks into it afterwards.
    ///
    /// - Returns: How many stages ran, or failed.
    func run(seed: Int, steps: Int = 20, force: Bool = false) async throws -> Int {
        let file = try PipelineFile(text: Self.pipeline, path: "long.yaml")
        let settings = ["measure.seed=\(seed)", "measure.steps=\(steps)"]
        let pipeline = try Pipeline(
            file, catalogue: .longRun, overrides: settings.map { try ParameterOverride($0) })
        let holder = OutputLock.Holder(process: getpid(), command: "run", since: Date())
        let lock = try OutputLock(folder, as: holder)
        defer { withExtendedLifetime(lock) {} }
        let recorder = RunRecorder(
            try RunDatabase(folder.runDatabase), command: "run", pipeline: "long.yaml", timepiece: .system)
        let runner = PipelineRunner(
            pipeline: pipeline, catalogue: .longRun, folder: folder, environment: [:], timepiece: .system,
            peak: { _ in 1 }, listener: recorder, cancellation: Cancellation())
        var options = RunOptions(jobs: 2, cores: 2)
        options.force = force
        let summary = try await runner.run(options)
        if let failure = recorder.failure { throw failure }
        _ = try RunHistory(reading: folder.runDatabase)?.runs(newest: 20)
        return summary.ran.count + summary.failed.count
    }
}
