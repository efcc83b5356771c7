import ArgumentParser
import PipelineEngine

/// `unroll status`: what is stale, and why.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what is up to date, what is stale, and why.")

    @OptionGroup var options: PipelineOptions
    @Flag(help: "Write JSON to standard output.") var json = false
    @Flag(help: "End with code 3 when something is not up to date.") var exitCode = false
    @Flag(name: .shortAndLong, help: "Write nothing.") var quiet = false

    func run() throws {
        let stages = try options.planner(for: options.pipeline()).states().map { StageReport($0.stage, $0.state) }
        if json {
            try JSONOutput.write(StatusReport(stages: stages))
        } else if !quiet {
            let width = stages.map(\.name.count).max() ?? 0
            for stage in stages { print(stage.line(style: options.style, nameWidth: width)) }
        }
        if exitCode, stages.contains(where: { $0.state != .upToDate }) { throw Failure.notUpToDate }
    }
}
