import Artifacts
import Foundation
import PipelineEngine
import RunRecords

/// The executions that pipelines come to now, and those of the newest runs: what a collection keeps beside what is shown.
struct NeededExecutions {
    let keys: Set<Digest>
    /// What the stages of the pipelines come to: a stopped one may go on.
    let lineages: Set<Digest>
    /// The pipeline files that were looked at.
    let pipelines: [String]
    /// The files beside them that are no pipelines, and why.
    let strangers: [(path: String, reason: String)]
    /// How many runs were looked at.
    let runCount: Int

    /// Looks at the pipeline of the options, at those that lie beside it, and at others that were named.
    ///
    /// - Throws: `PipelineError` for a named file that is no pipeline; `RunRecordsError` when the history cannot be read;
    ///   `FileError` when the folder of the pipeline file cannot be listed; what a kind throws when it looks at its surroundings.
    init(_ options: PipelineOptions, others: [String], runs limit: Int) throws {
        let folder = try options.folder()
        var all: [Pipeline] = [try options.pipeline()]
        if !options.overrides.isEmpty { all.append(try options.pipeline(at: options.pipelinePath)) }
        for path in others { all.append(try options.pipeline(at: path)) }
        var strangers: [(path: String, reason: String)] = []
        let named = Set([options.pipelinePath] + others)
        for path in try Self.neighbours(of: options.pipelinePath) where !named.contains(path) {
            do {
                all.append(try options.pipeline(at: path))
            } catch {
                strangers.append((path, "\(error)"))
            }
        }
        let recipes = try all.flatMap { try options.planner(for: $0, over: folder).recordedRecipes() }
        let history = limit > 0 ? try RunHistory(reading: folder.runDatabase) : nil
        let recorded = try history?.keys(ofNewestRuns: limit) ?? []
        keys = Set(recipes.map(\.key) + recorded.compactMap { Digest(hexadecimal: $0) })
        lineages = Set(recipes.map(\.lineage))
        pipelines = Set(all.map(\.path)).sorted()
        self.strangers = strangers
        runCount = min(limit, try history?.runCount() ?? 0)
    }

    /// The files of YAML in the folder of a pipeline file, as that was named.
    private static func neighbours(of path: String) throws -> [String] {
        let folder = (path as NSString).deletingLastPathComponent
        let url = URL(
            fileURLWithPath: folder.isEmpty ? "." : folder, isDirectory: true, relativeTo: PipelineOptions.workingFolder
        )
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: url.path)
        } catch {
            throw FileError(.read, url.path, wrappedIn: error)
        }
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map {
            (folder as NSString).appendingPathComponent($0)
        }
    }
}
