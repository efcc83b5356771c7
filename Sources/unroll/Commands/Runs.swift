import ArgumentParser
import PipelineEngine
import RunRecords

/// `unroll runs`: the recorded runs, newest first.
struct Runs: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the recorded runs, newest first.")

    @OptionGroup var options: PipelineOptions
    @Option(name: [.customShort("n"), .long], help: "How many runs to list.") var limit = 20
    @Flag(help: "List all runs.") var all = false
    @Flag(help: "Write JSON to standard output.") var json = false

    private struct Listing: Encodable {
        let schema = 1
        let runs: [RunFacts]
    }

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1, found \(limit)") }
    }

    func run() throws {
        let history = try options.history()
        let newest = try history?.runNumbers(newest: 1).first
        let recorded = try history?.runs(newest: all ? nil : limit) ?? []
        let folder = try options.folder()
        let runs = recorded.map { RunFacts($0, newest: newest, folder: folder) }
        if json { return try JSONOutput.write(Listing(runs: runs)) }
        guard let history else { return }
        for line in lines(runs, options.style) { print(line) }
        let count = try history.runCount()
        if runs.count < count { StandardError.write("these are \(runs.count) of \(count) runs; --all lists them all") }
    }

    /// A table; where a terminal is too narrow for it, the commands stand on lines of their own.
    private func lines(_ runs: [RunFacts], _ style: TerminalStyle) -> [String] {
        let whole = table(runs, withCommand: true)
        guard style.animates, whole.width > style.columns else { return whole.lines(style) }
        let narrow = table(runs, withCommand: false)
        let indent = String(repeating: " ", count: narrow.widths[0] + 2)
        let lines = narrow.lines(style)
        return lines.prefix(1)
            + zip(lines.dropFirst(), runs).flatMap { [$0, style.paint(indent + $1.command, .grey)] }
    }

    private func table(_ runs: [RunFacts], withCommand: Bool) -> TextTable {
        var table = TextTable(
            columns: [
                ("run", .right), ("started", .left), ("took", .right), ("outcome", .left), ("cores", .right),
                ("stages", .left),
            ] + (withCommand ? [("command", .left)] : []))
        table.rows = runs.map { run in
            [
                "\(run.id)", .init(localTimeText(run.started)), .init(run.durationText), .init(run.outcome, run.color),
                "\(run.cores)", .init(run.stagesText),
            ] + (withCommand ? [.init(run.command)] : [])
        }
        return table
    }
}
