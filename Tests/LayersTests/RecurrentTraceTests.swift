import Autograd
import Kernels
import Layers
import Tensors
import TestSupport
import Testing

@Suite("The trace of a recurrent layer")
struct RecurrentTraceTests {
    private static let configurations = [
        RecurrentConfiguration(inputSize: 3, hiddenSize: 5),
        RecurrentConfiguration(inputSize: 3, hiddenSize: 5, levelCount: 2, hasBias: false, isBatchFirst: true),
        RecurrentConfiguration(inputSize: 4, hiddenSize: 1, levelCount: 3, isBatchFirst: true),
    ]

    private func tape() -> Tape { .evaluation(workers: Workers(count: 1)) }

    /// Six steps of seven sequences, in the layer's order.
    private func input(_ configuration: RecurrentConfiguration) -> Tensor {
        let shape = configuration.isBatchFirst ? [7, 6] : [6, 7]
        return randomTensor(shape + [configuration.inputSize], "input")
    }

    @Test("holds the fused layer's hidden states", arguments: RecurrentKind.allCases, configurations)
    func hiddenStates(kind: RecurrentKind, configuration: RecurrentConfiguration) throws {
        let layer = SomeRecurrentLayer(kind, configuration)
        let input = tape().constant(input(configuration))
        let trace = try #require(layer.module as? any RecurrentLayer).traced(input)
        let output = layer.output(input)
        #expect(trace.hidden.shape == [7, 6, configuration.hiddenSize])
        for step in 0..<6 {
            let fused = output.selected(dimension: configuration.isBatchFirst ? 1 : 0, step).value
            #expect(largestDifference(trace.hidden.selected(dimension: 1, step).value, fused) < 1e-6)
        }
    }

    @Test("goes on from a state as the fused layer does, and ends in the same cell state", arguments: configurations)
    func states(configuration: RecurrentConfiguration) {
        var random = RandomGenerator(seed: 2, stream: "weights")
        let layer = LSTM(configuration, using: &random)
        let tape = tape()
        let shape = [configuration.levelCount, 7, configuration.hiddenSize]
        let state = LSTMState(
            hidden: tape.constant(randomTensor(shape, "hidden")), cell: tape.constant(randomTensor(shape, "cell")))
        let input = tape.constant(input(configuration))
        let (trace, result) = (layer.traced(input, state: state), layer(input, state: state))
        let top = configuration.levelCount - 1
        #expect(largestDifference(trace.hidden.selected(dimension: 1, 5).value, result.lastStep.value) < 1e-6)
        let cell = trace.cell.map { $0.selected(dimension: 1, 5).value }
        let fused = result.state.cell.selected(dimension: 0, top).value
        #expect(cell.map { largestDifference($0, fused) < 1e-6 } == true)
    }

    @Test("has the gates from which an LSTM's states follow, in the order i, f, g, o")
    func gatesOfLSTM() throws {
        var random = RandomGenerator(seed: 3, stream: "weights")
        let layer = LSTM(RecurrentConfiguration(inputSize: 3, hiddenSize: 5, isBatchFirst: true), using: &random)
        let trace = layer.traced(tape().constant(randomTensor([7, 6, 3], "input")))
        let (gates, cell) = (try #require(trace.gates), try #require(trace.cell))
        #expect(gates.shape == [7, 6, 4, 5])
        var last = Tensor(zeros: [7, 5])
        for step in 0..<6 {
            let all = gates.selected(dimension: 1, step)
            let (i, f) = (all.selected(dimension: 1, 0).value, all.selected(dimension: 1, 1).value)
            let (g, o) = (all.selected(dimension: 1, 2), all.selected(dimension: 1, 3))
            #expect((i.scalars + f.scalars + o.value.scalars).allSatisfy { 0 < $0 && $0 < 1 })
            let kept = f.scalars.indices.map { f.scalars[$0] * last.scalars[$0] + i.scalars[$0] * g.value.scalars[$0] }
            last = cell.selected(dimension: 1, step).value
            #expect(largestDifference(last, Tensor(shape: [7, 5], scalars: kept)) < 1e-6)
            let shown = (o * tanh(cell.selected(dimension: 1, step))).value
            #expect(largestDifference(trace.hidden.selected(dimension: 1, step).value, shown) < 1e-6)
        }
    }

    @Test("has the gates from which a GRU's state follows, in the order r, z, n; a plain network has none")
    func gatesOfOthers() throws {
        var random = RandomGenerator(seed: 4, stream: "weights")
        let configuration = RecurrentConfiguration(inputSize: 3, hiddenSize: 5, isBatchFirst: true)
        let input = tape().constant(randomTensor([7, 6, 3], "input"))
        let trace = GRU(configuration, using: &random).traced(input)
        let gates = try #require(trace.gates)
        #expect(gates.shape == [7, 6, 3, 5] && trace.cell == nil)
        let (z, n) = (
            gates.selected(dimension: 1, 4).selected(dimension: 1, 1),
            gates.selected(dimension: 1, 4).selected(dimension: 1, 2)
        )
        let before = trace.hidden.selected(dimension: 1, 3)
        #expect(largestDifference(trace.hidden.selected(dimension: 1, 4).value, (n + z * (before - n)).value) < 1e-6)
        let plain = RNN(configuration, using: &random).traced(input)
        #expect(plain.gates == nil && plain.cell == nil)
    }
}
