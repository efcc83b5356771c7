import Narratives
import Reports
import TestSupport
import Testing

@Suite("The report on the tutorial")
struct TutorialReportTests {
    private func report(on experiment: SampleExperiment) throws -> Report {
        try withTemporaryFolder { try TutorialReport(stages: experiment.stages(in: $0)).report() }
    }

    @Test("finds an experiment by what its stages read of each other, whatever they are called")
    func finds() throws {
        let report = try report(on: SampleExperiment())
        #expect(report.verdicts.map(\.section) == ["rnn-regression"])
        #expect(report.sections.first?.command == "make my-evaluation")
        #expect(report.verdicts.first?.outcome == .met)
    }

    @Test("says nothing of an experiment whose training was not evaluated, or not by this training")
    func unfinished() throws {
        try withTemporaryFolder { folder in
            let stages = try SampleExperiment().stages(in: folder)
            #expect(try TutorialReport(stages: [stages[0]]).report().verdicts.isEmpty)
            #expect(try TutorialReport(stages: [stages[1]]).report().sections.isEmpty)
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
        let report = try report(on: SampleExperiment(learningRate: 0.5))
        let verdict = try #require(report.verdicts.first)
        #expect(verdict.outcome == .open)
        #expect(verdict.measurement.hasSuffix("It differs from the tutorial: my-training.learning-rate=0.5."))
        #expect(report.sections.first?.command == "make my-evaluation SET=\"my-training.learning-rate=0.5\"")
    }

    @Test("holds another seed for the same experiment, but names it in the command")
    func seed() throws {
        let report = try report(on: SampleExperiment(seed: 7))
        #expect(report.verdicts.first?.outcome == .met)
        #expect(report.sections.first?.command == "make my-evaluation SET=\"my-training.seed=7\"")
    }
}
