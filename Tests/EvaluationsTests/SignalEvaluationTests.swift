import Evaluations
import Testing

@Suite("An evaluation of a signal")
struct SignalEvaluationTests {
    @Test("takes the mean of the last ten losses, or of all where there are fewer")
    func finalLoss() {
        let long = SignalEvaluation(losses: [100] + (1...10).map(Float.init), trainedError: 0, equivalences: [])
        #expect(long.finalLoss == 5.5)
        #expect(SignalEvaluation(losses: [1, 2], trainedError: 0, equivalences: []).finalLoss == 1.5)
        #expect(SignalEvaluation(losses: [], trainedError: 0, equivalences: []).finalLoss == 0)
    }

    @Test("says of two ways whether they are equal in every bit, or how nearly")
    func sentences() {
        #expect(Equivalence("a and b", largestDifference: 0).sentence == "a and b: equal in every bit")
        #expect(Equivalence("a and b", largestDifference: 3e-8).sentence == "a and b: equal within 3e-08")
    }

    @Test("The mean squared error is summed in double precision, and 0 of nothing")
    func error() {
        #expect(meanSquaredError([1, 2, 3], [1, 0, 0]) == 13.0 / 3)
        #expect(meanSquaredError([], []) == 0)
    }
}
