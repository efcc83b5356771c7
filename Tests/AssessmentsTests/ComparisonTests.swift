import Assessments
import Datasets
import Evaluations
import Kernels
import Tensors
import Testing

@Suite("Layers beside loops over cells")
struct ComparisonTests {
    @Test("All three kinds give their layer's numbers within rounding")
    func equivalences() throws {
        var comparison = CellComparison(
            input: Signals.pair().input, hiddenSize: 20, using: RandomGenerator(seed: 3, stream: "weights"),
            workers: Workers(count: 1))
        let found = try comparison.equivalences()
        #expect(found.count == 3)
        #expect(found.allSatisfy { $0.largestDifference < 1e-6 }, "\(found)")
        #expect(found.contains { $0.sentence.hasPrefix("an LSTM and a loop over an LSTMCell: equal ") })
    }
}
