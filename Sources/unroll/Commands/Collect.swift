import ArgumentParser
import Foundation
import PipelineEngine

/// `unroll gc`: removes from the cache what nobody needs.
struct Collect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gc",
        abstract: "Remove from the cache what no pipeline and no recent run needs.",
        discussion: """
            Kept are the executions whose files the output folder shows, those that the pipeline file comes to now and every \
            other one in its folder, and those of the newest runs; with them the files that they wrote and the checkpoints \
            that they can go on from. All else goes: records, files, checkpoints, what runs found damaged and put aside, what killed runs left. The history stays. What was \
            removed is made anew when it is asked for.
            """)

    @OptionGroup var options: PipelineOptions
    @Argument(
        help: ArgumentHelp("Other pipeline files, in other folders, whose results are kept, too.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var others: [String] = []
    @Option(help: ArgumentHelp("Keep what the newest runs made or found.", valueName: "runs")) var keepRuns = 10
    @Flag(name: [.customShort("n"), .long], help: "Only say what would go.") var dryRun = false
    @Flag(help: "Write JSON to standard output.") var json = false
    @Flag(inversion: .prefixedNo, help: "Wait while a run holds the output folder, or end with code 75.")
    var wait = true

    func validate() throws {
        if keepRuns < 0 { throw ValidationError("--keep-runs must be at least 0, found \(keepRuns)") }
    }

    func run() async throws {
        let folder = try options.folder()
        guard FileManager.default.fileExists(atPath: folder.hidden.path) else {
            if json { return try JSONOutput.write(CollectionReport(isDryRun: dryRun, removed: [], kept: [:])) }
            return print("there is nothing to remove")
        }
        if dryRun {
            let needed = try neededExecutions()
            let found = try CacheCollection(of: folder, keeping: needed.keys, lineages: needed.lineages)
            if let holder = OutputLock.holder(of: folder) {
                StandardError.write(
                    "\(holder) is at work here: some of this is what it is writing, for which gc would wait")
            }
            return try report(found.items, found, needed)
        }
        let cancellation = Cancellation()
        let signals = Signals(raising: cancellation)
        let lock = try await OutputLock.taken(of: folder, waiting: wait, signals, cancellation)
        // A run that went on until now may have changed what is needed.
        let needed = try neededExecutions()
        let found = try CacheCollection(of: folder, keeping: needed.keys, lineages: needed.lineages)
        let removed = try found.remove { cancellation.isRaised }
        withExtendedLifetime(lock) {}
        try report(removed, found, needed)
        withExtendedLifetime(signals) {}
        if removed.count < found.items.count { throw signals.exitCode }
    }

    private func neededExecutions() throws -> NeededExecutions {
        let needed = try NeededExecutions(options, others: others, runs: keepRuns)
        for (path, reason) in needed.strangers {
            StandardError.write("\(path) is no pipeline, and nothing is kept for it: \(reason)")
        }
        return needed
    }

    private func report(
        _ removed: [CacheCollection.Item], _ found: CacheCollection, _ needed: NeededExecutions
    ) throws {
        let report = CollectionReport(isDryRun: dryRun, removed: removed, kept: found.kept)
        if json { return try JSONOutput.write(report) }
        if removed.isEmpty { print(dryRun ? "there is nothing to remove" : "there was nothing to remove") }
        for line in report.table.lines(options.style) { print(line) }
        let runs = needed.runCount == 1 ? "the newest run" : "the newest \(needed.runCount) runs"
        let parts =
            ["what \(options.outputPath) shows", "what \(needed.pipelines.joined(separator: ", ")) come to"]
            + (needed.runCount > 0 ? [runs] : [])
        for line in wrappedLines("kept: ", parts, columns: options.style.columns) { print(line) }
    }
}
