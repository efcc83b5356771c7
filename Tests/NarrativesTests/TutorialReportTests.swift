import Artifacts
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
}
