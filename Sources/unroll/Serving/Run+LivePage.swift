import Foundation
import LiveReports
import PipelineEngine
import RunRecords

extension Run {
    /// What was typed after the program's name.
    var typedArguments: String { CommandLine.arguments.dropFirst().joined(separator: " ") }

    /// Serves the live page, if that is wanted.
    func servePage(
        _ pipeline: Pipeline, _ folder: OutputFolder
    ) async throws -> (page: ServedPage, listener: RunListener)? {
        guard let serve else { return nil }
        let listener = RunListener(
            command: typedArguments, stages: pipeline.stages.map(\.name), timepiece: .system)
        let history: @Sendable () throws -> RunHistory? = { try RunHistory(reading: folder.runDatabase) }
        let newest = try history()?.runNumbers(newest: 1).first ?? 0
        let finder = try DifferenceFinder(beforeRun: newest + 1, in: folder, history: history)
        let source = RunningSource(listener, differences: finder, timepiece: .system)
        return (try await ServedPage(source, folder: folder, on: serve), listener)
    }
}
