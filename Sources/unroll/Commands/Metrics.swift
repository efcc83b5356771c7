import ArgumentParser
import Artifacts
import Foundation
import PipelineEngine
import RunRecords

/// `unroll metrics`: what the stages measured, summed up or point by point.
struct Metrics: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what stages measured: first, smallest, greatest and last value, or with --steps every point.",
        discussion:
            """
            Of each stage that execution counts whose files the output folder shows, or with --run that of one run; of a \
            stage that shows nothing the newest that measured something.
            """)

    @OptionGroup var options: PipelineOptions
    @Argument(help: "The stages; all when none is named.", completion: StageNames.completion)
    var stages: [String] = []
    @Option(
        name: .customLong("run"),
        help: "What a run made, or found up to date: its number, 'last', or 'last-1' for the one before it.")
    var reference: RunReference?
    @Option(help: "Only this metric.") var metric: String?
    @Flag(help: "Write every point as CSV.") var steps = false
    @Flag(help: "Write JSON to standard output.") var json = false

    func run() throws {
        guard let history = try options.history() else {
            if json { try JSONOutput.write(MetricsListing(summaries: [], in: nil)) }
            return
        }
        let measured = try chosen(in: history)
        let summaries = try measured.flatMap(history.summaries)
        let names = Set(summaries.map(\.metric)).sorted()
        if let metric, !names.isEmpty, !names.contains(metric) {
            throw PipelineError(
                source: "--metric \(metric)", "no stage measured it\(NearestWord.hint(for: metric, among: names))")
        }
        let wanted = summaries.filter { metric == nil || $0.metric == metric }
        if wanted.isEmpty { StandardError.write(nothingMeasured) }
        switch (json, steps) {
        case (true, _): try JSONOutput.write(MetricsListing(summaries: wanted, in: steps ? history : nil))
        case (false, true): try writePoints(wanted, history)
        case (false, false): for line in MetricsTable(summaries: wanted).lines(options.style) { print(line) }
        }
    }

    private var nothingMeasured: String {
        "no metric is recorded" + (stages.isEmpty ? "" : " of \(stages.joined(separator: ", "))")
    }

    private func chosen(in history: RunHistory) throws -> [RunHistory.Measured] {
        let executed = try history.executedStages()
        // What the cache gave was never executed under its name here; and the history outlives its pipeline files.
        let planned = ((try? options.pipeline())?.stages ?? []).map(\.name).filter { !executed.contains($0) }
        let known = executed + planned
        for stage in stages where !known.contains(stage) {
            throw PipelineError(
                source: options.outputPath,
                "no stage '\(stage)' ever ran\(NearestWord.hint(for: stage, among: known))")
        }
        if let reference {
            let measured = try history.measured(inRun: reference.run(in: history).id)
            return measured.filter { stages.isEmpty || stages.contains($0.stage) }
        }
        let folder = try options.folder()
        return try (stages.isEmpty ? known : stages).compactMap { stage in
            // Whether what it wrote is still there does not matter to what it measured.
            guard let key = folder.shownKey(of: stage) else { return try history.newestMeasured(of: stage) }
            return try history.measured(underKey: key.hexadecimal, as: stage)
        }
    }

    // MARK: - Points

    private func writePoints(_ summaries: [MetricSummary], _ history: RunHistory) throws {
        print("stage,metric,step,value")
        for summary in summaries {
            let start = "\(summary.stage),\(cell(summary.metric)),"
            for point in try history.points(of: summary) {
                print("\(start)\(point.step),\(point.value.map { "\($0)" } ?? "nan")")
            }
        }
    }

    private func cell(_ text: String) -> String {
        guard text.contains(where: { ",\"\n".contains($0) }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}

/// Metrics as JSON, with every point where they are asked for.
private struct MetricsListing: Encodable {
    struct Metric: Encodable {
        let stage: String
        let metric: String
        let run: Int
        let count: Int
        let first: MetricPoint
        let smallest: MetricPoint?
        let greatest: MetricPoint?
        let last: MetricPoint
        let points: [MetricPoint]?
    }

    let schema = 1
    let metrics: [Metric]

    // The points are read from `history`; nil leaves them out.
    init(summaries: [MetricSummary], in history: RunHistory?) throws {
        metrics = try summaries.map { summary in
            Metric(
                stage: summary.stage, metric: summary.metric, run: summary.run, count: summary.pointCount,
                first: summary.first, smallest: summary.smallest, greatest: summary.greatest, last: summary.last,
                points: try history?.points(of: summary))
        }
    }
}
