import Artifacts
import Foundation
import PipelineEngine
import Synchronization
import TestSupport

/// Keeps every event.
final class EventList: PipelineListener {
    private let list = Mutex<[PipelineEvent]>([])
    private let reaction: @Sendable (PipelineEvent) -> Void

    init(reaction: @escaping @Sendable (PipelineEvent) -> Void = { _ in }) {
        self.reaction = reaction
    }

    var all: [PipelineEvent] { list.withLock { $0 } }

    func receive(_ event: PipelineEvent) {
        list.withLock { $0.append(event) }
        reaction(event)
    }
}

/// A pipeline and an output folder to run it in.
struct SampleRun {
    static let diamond = """
        stages:
          left:
            uses: write-text
            with: { text: left }
          right:
            uses: write-text
            with: { text: right }
          joined:
            uses: join-texts
            needs: { first: left, second: right }
          page:
            uses: list-stages
            needs: [left, right, joined]
        """

    let folder: OutputFolder
    var text = SampleRun.diamond
    var catalogue = StageCatalogue.sample()
    var overrides: [String] = []
    var cancellation = Cancellation()
    var listener = EventList()
    var options = RunOptions(jobs: 2, cores: 2)
    var timepiece = Timepiece.system
    var environment: [String: String] = [:]
    var peak: @Sendable (Int) -> Double? = { _ in nil }

    init(in root: URL) {
        folder = OutputFolder(root: root.appending(path: "Output", directoryHint: .isDirectory))
    }

    func pipeline() throws -> Pipeline {
        let file = try PipelineFile(text: text, path: "sample.yaml")
        return try Pipeline(file, catalogue: catalogue, overrides: overrides.map { try ParameterOverride($0) })
    }

    func states() throws -> [String: StageState] {
        let states = Planner(pipeline: try pipeline(), catalogue: catalogue, folder: folder).states()
        return Dictionary(uniqueKeysWithValues: states.map { ($0.stage.name, $0.state) })
    }

    @discardableResult
    func run() async throws -> RunSummary {
        let runner = PipelineRunner(
            pipeline: try pipeline(), catalogue: catalogue, folder: folder, environment: environment,
            timepiece: timepiece, peak: peak, listener: listener, cancellation: cancellation)
        return try await runner.run(options)
    }

    func shown(_ path: String) -> String? {
        try? String(contentsOf: folder.root.appending(path: path), encoding: .utf8)
    }
}
