import Artifacts
import Foundation
import Reports

extension Experiment {
    /// How long the training took, and how fast it was, when these weights were made.
    var speed: [Report.Metric] {
        guard let pace = training.manifest.pace, let rate = pace.samplesPerSecond else { return [duration] }
        return [
            duration,
            .init(
                name: "time per \(pace.unitName), median (ms)", value: .number(pace.median * 1000, decimals: 3),
                meaning: String(
                    format: "the slowest, \(pace.unitName) %@, took %.3f ms", pace.slowest.grouped, pace.longest * 1000)
            ),
            .init(
                name: "samples per second", value: .rate(rate),
                meaning: "\(pace.samples.grouped) samples in \(pace.count.grouped) \(pace.unit)"),
        ] + [shareOfPeak(pace)].compactMap { $0 }
    }

    private func shareOfPeak(_ pace: Pace) -> Report.Metric? {
        guard let share = pace.shareOfPeak, let peak = pace.peak, let rate = pace.operationsPerSecond else {
            return nil
        }
        return .init(
            name: "share of the machine's peak", value: .share(share, decimals: 0),
            meaning: String(
                format: "%.3g GFLOP/s in matrix products, of %.3g that one large product reaches on %@", rate / 1e9,
                peak / 1e9, pace.threads == 1 ? "one thread" : "\(pace.threads) threads"))
    }

    /// How the training went inside: the figures of gradients and weights, and the time that it took.
    func health(_ figures: [Report.Figure]) -> [Report.Block] {
        let table = training.manifest.pace.flatMap(paceTable)
        guard !figures.isEmpty || table != nil else { return [] }
        return [.heading("The health of \(training.stage)")] + figures.map { .figure($0) }
            + [table.map { .table($0) }].compactMap { $0 }
    }

    /// The course of the time, in at most twenty stretches.
    private func paceTable(_ pace: Pace) -> Report.Table? {
        let stretches = pace.stretches(atMost: 20)
        guard !stretches.isEmpty else { return nil }
        return Report.Table(
            caption:
                "Time over the course of \(training.stage), when these weights were made; with all that was done in between, "
                + "such as evaluating and looking at gradients",
            columns: ["\(pace.unit)", "time per \(pace.unitName) (ms)", "samples per second"],
            rows: stretches.map { stretch in
                let (first, last) = (stretch.first, stretch.end - 1)
                return [
                    .text(first == last ? first.grouped : "\(first.grouped) to \(last.grouped)"),
                    .number(stretch.timeOfOne * 1000, decimals: 3),
                    stretch.samplesPerSecond.map { .rate($0) } ?? .absent,
                ]
            })
    }
}

extension Report.Value {
    /// A rate, rounded to a whole number; one that is beyond all counts stays a number.
    fileprivate static func rate(_ rate: Double) -> Report.Value {
        Int(exactly: rate.rounded()).map { .count($0) } ?? .number(rate, decimals: 0)
    }
}

extension Report.Figure {
    /// Whether it tells of gradients and weights, not of what the network answers.
    var isOfHealth: Bool {
        ["gradient-norm.png", "weights-and-gradients.png"].contains { file?.hasSuffix("/\($0)") == true }
    }
}

extension Pace {
    /// One of what is counted: "step".
    fileprivate var unitName: String { unit.hasSuffix("s") ? String(unit.dropLast()) : unit }
}
