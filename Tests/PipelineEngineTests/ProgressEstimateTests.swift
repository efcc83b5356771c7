import Artifacts
import PipelineEngine
import Testing

@Suite("How long a stage will still take")
struct ProgressEstimateTests {
    private func estimate(_ completed: Int, of total: Int, after seconds: Double) -> ProgressEstimate {
        ProgressEstimate(StageProgress(completed: completed, total: total, unit: "steps"), after: seconds)
    }

    @Test("is told from how long it has taken so far")
    func rate() {
        let estimate = estimate(250, of: 1000, after: 5)
        #expect(estimate.share == 0.25 && estimate.unitsPerSecond == 50 && estimate.secondsLeft == 15)
    }

    @Test("counts only what this execution has done")
    func resumed() {
        let progress = StageProgress(completed: 250, total: 1000, unit: "steps")
        let estimate = ProgressEstimate(progress, from: 200, after: 5)
        #expect(estimate.share == 0.25 && estimate.unitsPerSecond == 10 && estimate.secondsLeft == 75)
        #expect(ProgressEstimate(progress, from: 250, after: 5).secondsLeft == nil)
    }

    @Test("is not guessed from nothing: at the very beginning, or before anything is done")
    func beginning() {
        #expect(estimate(1, of: 1000, after: 0.1).secondsLeft == nil)
        #expect(estimate(0, of: 1000, after: 10).secondsLeft == nil)
    }

    @Test("has a share from 0 to 1, whatever is counted")
    func share() {
        #expect(estimate(7, of: 0, after: 1).share == 0)
        #expect(estimate(12, of: 10, after: 1).share == 1)
        #expect(estimate(12, of: 10, after: 1).secondsLeft == 0)
    }
}
