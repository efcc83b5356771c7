import Tensors
import Testing
import Training

@Suite("Batches and losses")
struct ShuffledBatchesTests {
    @Test("A pass holds every example once, in whole batches but for the last")
    func passHoldsAll() {
        var random = RandomGenerator(seed: 1, stream: "shuffle")
        let batches = ShuffledBatches(count: 103, size: 10, using: &random)
        let sizes = batches.map(\.count)
        #expect(sizes == Array(repeating: 10, count: 10) + [3])
        #expect(batches.batchCount == 11)
        #expect(batches.flatMap { $0 }.sorted() == (0..<103).map { Int32($0) })
    }

    @Test("Two passes have two orders, the same ones from the same seed")
    func passesDiffer() {
        func orders() -> [[Int32]] {
            var random = RandomGenerator(seed: 1, stream: "shuffle")
            return (0..<2).map { _ in ShuffledBatches(count: 50, size: 8, using: &random).order }
        }
        #expect(orders() == orders())
        #expect(orders()[0] != orders()[1])
    }

    @Test("A loss that is no finite number ends training with advice", arguments: [Float.nan, .infinity])
    func lossIsChecked(loss: Float) throws {
        try checkFinite(loss: 1e30, step: 3)
        let error = #expect(throws: TrainingError.self) { try checkFinite(loss: loss, step: 3) }
        let advice = "training has diverged. Lower the learning rate or clip the gradients."
        #expect(error?.description == "The loss of step 3 is \(loss): \(advice)")
    }
}
