import Autograd
import Kernels
import Layers
import Tensors
import TestSupport
import Testing

@Suite("Recurrent layers")
struct RecurrentLayerTests {
    static let configurations = [
        RecurrentConfiguration(inputSize: 3, hiddenSize: 5),
        RecurrentConfiguration(inputSize: 3, hiddenSize: 5, levelCount: 2, hasBias: false, isBatchFirst: true),
        RecurrentConfiguration(inputSize: 3, hiddenSize: 5, levelCount: 2, isBidirectional: true),
    ]

    @Test("Gradients are those of central differences", arguments: RecurrentKind.allCases, configurations)
    func gradientsMatchDifferences(kind: RecurrentKind, configuration: RecurrentConfiguration) {
        let input = randomTensor(configuration.isBatchFirst ? [7, 4, 3] : [4, 7, 3], "input")
        let state = randomTensor([configuration.levelCount * (configuration.isBidirectional ? 2 : 1), 7, 5], "state")
        let layer = SomeRecurrentLayer(kind, configuration)
        // A step moves some of relu's sums across its kink: few if it is small, but then rounding weighs more.
        let (step, tolerance): (Float, Double) = kind == .relu ? (5e-4, 5e-2) : (4e-3, 2e-3)
        expectGradientsMatchDifferences(at: [input, state, state], step: step, within: tolerance) {
            layer.everything($0[0], hidden: $0[1], cell: $0[2])
        }
        expectGradientsMatchDifferences(at: [input], step: step, within: tolerance) {
            layer.everything($0[0], hidden: nil, cell: nil)
        }
    }

    @Test("A loop over a cell gives the layer's numbers", arguments: RecurrentKind.allCases)
    func cellLoopEqualsLayer(kind: RecurrentKind) throws {
        let configuration = RecurrentConfiguration(inputSize: 3, hiddenSize: 5)
        let layer = SomeRecurrentLayer(kind, configuration)
        let input = randomTensor([4, 7, 3], "input")
        let tape = Tape.evaluation(workers: Workers(count: 1))
        let output = layer.output(tape.constant(input)).value
        let looped = try layer.loopOverCell(tape.constant(input)).value
        #expect(largestDifference(output, looped) < 1e-6)
    }

    @Test("The last step alone is the output's last step", arguments: RecurrentKind.allCases, configurations)
    func lastStepIsOutputs(kind: RecurrentKind, configuration: RecurrentConfiguration) {
        let layer = SomeRecurrentLayer(kind, configuration)
        let tape = Tape.evaluation(workers: Workers(count: 1))
        let input = tape.constant(randomTensor(configuration.isBatchFirst ? [7, 4, 3] : [4, 7, 3], "input"))
        let last = layer.output(input).selected(dimension: configuration.isBatchFirst ? 1 : 0, 3)
        #expect(layer.lastStep(input).value == last.value)
    }

    @Test("Going on from a returned state is the same as not having stopped", arguments: RecurrentKind.allCases)
    func statesContinue(kind: RecurrentKind) {
        let layer = SomeRecurrentLayer(kind, RecurrentConfiguration(inputSize: 3, hiddenSize: 5, levelCount: 2))
        let tape = Tape.evaluation(workers: Workers(count: 1))
        let input = tape.constant(randomTensor([6, 7, 3], "input"))
        let whole = layer.output(input).value
        let parts = layer.outputInTwoParts(input, cut: 2).value
        #expect(largestDifference(whole, parts) < 1e-6)
    }

    @Test("A sequence's numbers do not depend on the batch that it is in", arguments: RecurrentKind.allCases)
    func batchesDoNotMatter(kind: RecurrentKind) {
        let layer = SomeRecurrentLayer(kind, RecurrentConfiguration(inputSize: 28, hiddenSize: 64))
        let tape = Tape.evaluation(workers: Workers(count: 1))
        let input = tape.constant(randomTensor([5, 40, 28], "input"))
        let whole = layer.output(input).sliced(dimension: 1, 21..<24).value
        #expect(layer.output(input.sliced(dimension: 1, 21..<24)).value == whole)
    }

    @Test("Dropout acts between levels while training, and only then")
    func dropoutActsBetweenLevels() {
        var configuration = RecurrentConfiguration(inputSize: 3, hiddenSize: 5, levelCount: 2)
        let workers = Workers(count: 1)
        let input = randomTensor([4, 7, 3], "input")
        let without = SomeRecurrentLayer(.lstm, configuration).output(Tape(workers: workers).constant(input)).value
        configuration.dropout = 0.5
        let layer = SomeRecurrentLayer(.lstm, configuration)
        #expect(layer.output(Tape.evaluation(workers: workers).constant(input)).value == without)
        func trained(_ seed: UInt64) -> Tensor {
            let tape = Tape(workers: workers, dropout: RandomGenerator(seed: seed, stream: "dropout"))
            return layer.output(tape.constant(input)).value
        }
        #expect(trained(1) != without && trained(1) != trained(2) && trained(1) == trained(1))
    }
}
