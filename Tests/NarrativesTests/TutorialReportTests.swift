import Artifacts
import Charts
import Foundation
import Narratives
import Reports
import TestSupport
import Testing

@Suite("The report on the tutorial")
struct TutorialReportTests {
    private func report(on experiments: SampleExperiment..., isReversed: Bool = false) throws -> Report {
        try withTemporaryFolder { folder in
            let stages = try experiments.flatMap { try $0.stages(in: folder) }
            return try TutorialReport(stages: isReversed ? stages.reversed() : stages).report()
        }
    }

    @Test("finds an experiment by what its stages read of each other, whatever they are called, in any order")
    func finds() throws {
        for isReversed in [false, true] {
            let report = try report(on: SampleExperiment(), isReversed: isReversed)
            #expect(report.verdicts.map(\.section) == ["rnn-regression"])
            #expect(report.sections.first?.command == "make my-evaluation report")
            #expect(
                report.introduction.last?.hasPrefix("Of the tutorial's 5 experiments this page tells of 1.") == true)
            #expect(report.verdicts.first?.outcome == .met)
        }
    }

    @Test("says nothing of an experiment whose training was not evaluated, or not by this training")
    func unfinished() throws {
        try withTemporaryFolder { folder in
            let stages = try SampleExperiment().stages(in: folder)
            #expect(try TutorialReport(stages: [stages[0], stages[1]]).report().verdicts.isEmpty)
            #expect(try TutorialReport(stages: [stages[0], stages[2]]).report().sections.isEmpty)
        }
    }

    @Test("finds the promise broken when the loss stayed above what PyTorch reaches")
    func missed() throws {
        let report = try report(on: SampleExperiment(losses: Array(repeating: 0.3, count: 20)))
        #expect(report.verdicts.first?.outcome == .missed)
        #expect(report.verdicts.first?.headline?.value == .number(Double(Float(0.3)), decimals: 4))
    }

    @Test("leaves the promise open when a number differs from the tutorial's, and spells it out in the command")
    func changed() throws {
        let report = try report(on: SampleExperiment(trainingParameters: ["learning-rate": .number(0.5)]))
        let verdict = try #require(report.verdicts.first)
        #expect(verdict.outcome == .open)
        #expect(verdict.measurement.hasSuffix("It differs from the tutorial: my-training.learning-rate=0.5."))
        #expect(report.sections.first?.command == "make my-evaluation report SET=\"my-training.learning-rate=0.5\"")
    }

    @Test("counts a change of the stages that prepared the data, but not one that concerns another experiment")
    func preparation() throws {
        let own = SampleExperiment(generatorParameters: ["regression-segments": .integer(7)])
        #expect(try report(on: own).verdicts.first?.outcome == .open)
        #expect(try report(on: own, isReversed: true).verdicts.first?.outcome == .open)
        let others = try report(on: SampleExperiment(generatorParameters: ["dynamic-segments": .integer(7)]))
        #expect(others.verdicts.first?.outcome == .met)
        #expect(others.sections.first?.command == "make my-evaluation report SET=\"my-signals.dynamic-segments=7\"")
    }

    @Test("holds another seed for the same experiment, but names it in the command")
    func seed() throws {
        let report = try report(on: SampleExperiment(trainingParameters: ["seed": .integer(7)]))
        #expect(report.verdicts.first?.outcome == .met)
        #expect(report.sections.first?.command == "make my-evaluation report SET=\"my-training.seed=7\"")
    }

    @Test("tells of the static variant beside the dynamic one; alone it is the experiment itself, with a change")
    func variant() throws {
        let dynamic = SampleExperiment(training: TrainDynamic.self, name: "dynamic")
        let other = SampleExperiment(
            training: TrainDynamic.self, trainingParameters: ["time-steps": .text("static")], name: "static")
        let both = try report(on: other, dynamic)
        #expect(both.verdicts.map(\.outcome) == [.met])
        #expect(both.sections.first?.blocks.contains(.heading("The static variant")) == true)
        let alone = try report(on: other)
        #expect(alone.verdicts.map(\.outcome) == [.open])
        #expect(alone.sections.first?.blocks.contains(.heading("The static variant")) == false)
        #expect(
            alone.sections.first?.command == "make static-evaluation report SET=\"static-training.time-steps=static\"")
    }

    @Test("says of a figure that was not drawn that it was not")
    func missingFigures() throws {
        let html = try report(on: SampleExperiment()).html().components(separatedBy: "<script")[0]
        #expect(html.contains("(this figure was not drawn)") && !html.contains("[["))
    }

    private func pace(stepCount: Int, peak: Double?) -> Pace {
        let moments = Array(stride(from: 0, through: stepCount, by: max(1, stepCount / 100)))
        return Pace(
            unit: "steps", completed: moments, seconds: moments.map { Double($0) / 1_000 }, median: 0.001,
            longest: 0.25,
            slowest: 3, samples: 64 * stepCount, operations: 1_000_000 * stepCount, threads: 2, peak: peak)
    }

    private func metrics(_ report: Report) -> [String: Report.Metric] {
        let all = report.sections.flatMap(\.blocks).flatMap { block -> [Report.Metric] in
            if case .metrics(let metrics) = block { metrics } else { [] }
        }
        return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    }

    private func tables(_ report: Report) -> [Report.Table] {
        report.sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    @Test("tells how fast a training was, and the course of its time in twenty rows at most")
    func paces() throws {
        let report = try report(on: SampleExperiment(pace: pace(stepCount: 500, peak: 4e9)))
        let metrics = metrics(report)
        #expect(metrics["time per step, median (ms)"]?.value == .number(1, decimals: 3))
        #expect(metrics["time per step, median (ms)"]?.meaning == "the slowest, step 3, took 250.000 ms")
        #expect(metrics["samples per second"]?.value == .count(64_000))
        #expect(metrics["share of the machine's peak"]?.value == .share(0.25, decimals: 0))
        let table = try #require(tables(report).first { $0.caption.hasPrefix("Time over the course of my-training") })
        #expect(table.rows.count == 20)
        #expect(table.rows.first?.first == .text("0 to 24") && table.rows.last?.first == .text("475 to 499"))
        #expect(table.rows.allSatisfy { $0[2] == .count(64_000) })
    }

    @Test("tells the pace of a training of one step, leaves out an unknown peak, and all of it where there is no pace")
    func fewPaces() throws {
        let one = try report(on: SampleExperiment(pace: pace(stepCount: 1, peak: nil)))
        #expect(metrics(one)["samples per second"] != nil && metrics(one)["share of the machine's peak"] == nil)
        #expect(tables(one).first { $0.caption.hasPrefix("Time over") }?.rows.first?.first == .text("0"))
        let none = try report(on: SampleExperiment())
        #expect(metrics(none)["time for training"] != nil && metrics(none)["samples per second"] == nil)
        #expect(!tables(none).contains { $0.caption.hasPrefix("Time over") })
    }

    @Test("tells a rate that is beyond all counts as a number")
    func endlessRates() throws {
        let pace = Pace(
            unit: "steps", completed: [0, 1], seconds: [0, 1e-300], median: 0, longest: 0, slowest: 0, samples: .max,
            operations: 1, threads: 1, peak: nil)
        let report = try report(on: SampleExperiment(pace: pace))
        guard case .number = metrics(report)["samples per second"]?.value else {
            Issue.record("\(metrics(report))")
            return
        }
        #expect(report.html().contains("infinity"))
    }

    @Test(
        "what the page itself draws has the colours of the charts",
        arguments: [(Role.target, "target"), (.prediction, "prediction"), (.loss, "loss")])
    func colours(role: Role, name: String) {
        let rule = ".player path.\(name) { stroke: \(Theme.colour(role).hexadecimal); }"
        #expect(Report(title: "T").html().contains(rule))
    }
}
