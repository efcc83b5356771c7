import ArgumentParser
import Artifacts
import Benchmarking
import Foundation
import Kernels
import PipelineEngine
import Stages

/// `unroll bench`: how fast training is, and where its time goes.
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the speed of training against the machine's own limit.",
        discussion: """
            Each workload is a training of the tutorial as the pipeline runs it; its loop alone is timed, data and \
            figures are not. The machine's peak is what the same threads reach in one large matrix product. Workloads:
            \((Workload.tutorial + Workload.growth).map { "  " + $0.name }.joined(separator: "\n"))
            Without a name, those of the tutorial are measured.
            """)

    @Argument(help: "The workloads.", completion: .list((Workload.tutorial + Workload.growth).map(\.name)))
    var workloads: [String] = []

    @OptionGroup var options: PipelineOptions
    @Option(help: "How often each workload is timed.") var runs = 5
    @Option(help: "How many threads train (default: one for each core).") var threads: Int?
    @Flag(help: "Measure the classifier as its work grows, too.") var growth = false
    @Flag(help: "Write JSON to standard output.") var json = false

    func validate() throws {
        for (name, value) in [("--runs", runs), ("--threads", threads ?? 1)] where value < 1 {
            throw ValidationError("\(name) must be at least 1.")
        }
        for name in workloads where !all.contains(where: { $0.name == name }) {
            throw ValidationError(
                "There is no workload '\(name)'. There are: \(all.map(\.name).joined(separator: ", ")).")
        }
    }

    func run() throws {
        let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        let clock = ContinuousClock()
        try CPULevel.check(request: ProcessInfo.processInfo.environment["UNROLL_CPU"])
        let chosen = all.filter {
            workloads.isEmpty ? growth || Workload.tutorial.map(\.name).contains($0.name) : workloads.contains($0.name)
        }
        let peak = MachinePeak.measure(threads: threads, clock: clock)
        let measurements = try chosen.map { workload in
            if !json { StandardError.write("measuring \(workload.name)") }
            return try SpeedMeasurement.take(
                workload, catalogue: .tutorial, inputs: inputs(of: workload), runs: runs, threads: threads, clock: clock
            )
        }
        let report = BenchReport(measurements, peak: peak, threads: threads)
        if json { return try JSONOutput.write(report) }
        for line in report.lines(options.style) { print(line) }
    }

    private var all: [Workload] { Workload.tutorial + Workload.growth }

    private func inputs(of workload: Workload) throws -> [BoundInput] {
        let folder = try options.folder()
        return try workload.inputs.map { name, stage in
            guard let manifest = folder.shownManifest(of: stage) else { throw NoData(stage: stage, options: options) }
            let files = manifest.outputs.map { ($0.name, folder.store.url(of: $0.digest)) }
            return BoundInput(
                name: name, stage: stage, files: Dictionary(uniqueKeysWithValues: files), manifest: manifest)
        }
    }
}

/// The stage that makes a workload's data has not run.
private struct NoData: Error, CustomStringConvertible {
    let stage: String
    let options: PipelineOptions

    var description: String {
        "there is no data of stage '\(stage)' in \(options.outputPath). Make it first: "
            + "unroll run generate-signals parse-mnist\(options.typedPaths)"
    }
}
