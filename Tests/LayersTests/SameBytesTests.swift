import Autograd
import Kernels
import Layers
import Tensors
import TestSupport
import Testing

@Suite("The same bytes for any number of workers")
struct SameBytesTests {
    @Test("Recurrent layers, forward and backward", arguments: RecurrentKind.allCases, [1, 2])
    func recurrentLayers(kind: RecurrentKind, levelCount: Int) {
        let configuration = RecurrentConfiguration(
            inputSize: 28, hiddenSize: 67, levelCount: levelCount, isBidirectional: levelCount == 2)
        let layer = SomeRecurrentLayer(kind, configuration)
        let input = randomTensor([6, 77, 28], "input")
        expectSameBytes(layer.module) { tape in
            let input = tape.variable(input)
            return (layer.everything(input, hidden: nil, cell: nil), input)
        }
    }

    @Test("Dense layers, forward and backward")
    func denseLayers() {
        var random = RandomGenerator(seed: 2, stream: "weights")
        let network = Sequential([
            Linear(70, 133, using: &random), Tanh(), Linear(133, 40, using: &random), ReLU(),
            Linear(40, 9, using: &random), Sigmoid(),
        ])
        let input = randomTensor([203, 70], "input")
        expectSameBytes(network) { tape in
            let input = tape.variable(input)
            return (network(input), input)
        }
    }

    @Test("Cells in a loop, forward and backward", arguments: RecurrentKind.allCases)
    func cells(kind: RecurrentKind) {
        let loop = CellLoop(kind, inputSize: 40, hiddenSize: 90)
        let input = randomTensor([3, 130, 40], "input")
        expectSameBytes(loop.module) { tape in
            let input = tape.variable(input)
            return (loop.outputs(input), input)
        }
    }

    private func expectSameBytes(
        _ module: some Module, sourceLocation: SourceLocation = #_sourceLocation,
        _ run: (Tape) -> (result: Variable, input: Variable)
    ) {
        func bytes(_ workerCount: Int) -> [Tensor?] {
            let tape = Tape(workers: Workers(count: workerCount))
            let (result, input) = run(tape)
            let weights = tape.constant(randomTensor(result.shape, "weights of the result"))
            let gradients = tape.gradients(of: (result * weights).sum)
            return [result.value, gradients[input]] + module.parameters.map { gradients[$0] }
        }
        let expected = bytes(1)
        #expect(expected.allSatisfy { $0 != nil })
        for workerCount in [2, 3, 8] {
            #expect(bytes(workerCount) == expected, "\(workerCount) workers", sourceLocation: sourceLocation)
        }
    }
}
