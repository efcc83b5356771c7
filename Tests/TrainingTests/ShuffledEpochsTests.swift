import Tensors
import Testing
import Training

@Suite("Shuffled epochs")
struct ShuffledEpochsTests {
    private func epochs() -> ShuffledEpochs {
        ShuffledEpochs(3, of: 7, batchSize: 3, using: RandomGenerator(seed: 1, stream: "shuffle"))
    }

    private func steps(_ epochs: ShuffledEpochs) -> [ShuffledEpochs.Step] {
        var epochs = epochs
        return Array(sequence(state: ()) { _ in epochs.next() })
    }

    @Test("are passes, one after the other, in the orders that the generator gives")
    func passes() {
        var random = RandomGenerator(seed: 1, stream: "shuffle")
        let expected = (0..<3).flatMap { epoch in
            ShuffledBatches(count: 7, size: 3, using: &random).enumerated().map { (epoch, $0, $1) }
        }
        let found = steps(epochs())
        #expect(epochs().stepCount == 9 && found.count == 9)
        for (step, other) in zip(found, expected) {
            #expect(step.epoch == other.0 && step.place == other.1 && step.batch == other.2)
        }
    }

    @Test("go on from every position with the same steps", arguments: 0...9)
    func goOn(done: Int) {
        var first = epochs()
        for _ in 0..<done { _ = first.next() }
        var second = epochs()
        _ = second.next()
        second.position = first.position
        #expect(second.position == first.position)
        #expect(steps(second) == Array(steps(epochs()).dropFirst(done)))
    }

    @Test("do not depend in their first passes on how many follow")
    func growth() {
        let random = RandomGenerator(seed: 1, stream: "shuffle")
        let more = ShuffledEpochs(5, of: 7, batchSize: 3, using: random)
        #expect(Array(steps(more).prefix(9)) == steps(epochs()))
    }
}
