import Autograd
import Kernels
import Tensors
import TestSupport
import Testing

@Suite("Recurrent levels")
struct RecurrentLevelTests {
    static let cases = RecurrentCell.allCases.flatMap { cell in [false, true].map { Case(cell: cell, isReversed: $0) } }

    /// Sizes of batch, time, input and hidden state all differ; the batch fills one tile and a part of another.
    struct Case: Sendable {
        let cell: RecurrentCell
        let isReversed: Bool
        let batchSize = 18
        let timeCount = 4
        let inputSize = 3
        let hiddenSize = 5

        /// A step moves some of relu's sums across its kink: few if it is small, but then rounding weighs more.
        var step: Float { cell == .relu ? 5e-4 : 4e-3 }
        var tolerance: Double { cell == .relu ? 5e-2 : 2e-3 }

        /// The sequences, the weights and biases, and the first states.
        var inputs: [Tensor] {
            let rows = cell.gateCount * hiddenSize
            let shapes = [
                [timeCount, batchSize, inputSize], [rows, inputSize], [rows, hiddenSize], [rows], [rows],
                [batchSize, hiddenSize], [batchSize, hiddenSize],
            ]
            var inputs = shapes.enumerated().map { index, shape in randomTensor(shape, "input \(index)") }
            // Far from relu's kink, where differences mean nothing: each unit is either on or off.
            if cell == .relu {
                inputs[2].scalars = inputs[2].scalars.map { $0 * 0.3 }
                inputs[3].scalars = (0..<rows).map { $0 % 2 == 0 ? 4 : -6 }
            }
            return inputs
        }
    }

    @Test("Gradients are those of central differences, from given states", arguments: cases)
    func gradientsFromGivenStates(one: Case) {
        let inputs = Array(one.inputs.prefix(one.cell.hasCellState ? 7 : 6))
        expectGradientsMatchDifferences(at: inputs, step: one.step, within: one.tolerance) {
            fused(one, $0, withStates: true)
        }
    }

    @Test("Gradients are those of central differences, from the state of zeros without biases", arguments: cases)
    func gradientsFromZeroState(one: Case) {
        expectGradientsMatchDifferences(at: Array(one.inputs.prefix(3)), step: one.step, within: one.tolerance) {
            fused(one, $0, withStates: false)
        }
    }

    @Test("Values and gradients are those of single operations", arguments: cases)
    func equalsSingleOperations(one: Case) throws {
        let inputs = Array(one.inputs.prefix(one.cell.hasCellState ? 7 : 6))
        let fusedRun = run(inputs) { fused(one, $0, withStates: true) }
        let fineRun = run(inputs) { fine(one, $0) }
        #expect(largestDifference(fusedRun.value, fineRun.value) < 1e-6)
        for (fused, fine) in zip(fusedRun.gradients, fineRun.gradients) {
            let (fused, fine) = (try #require(fused), try #require(fine))
            let scale = fine.scalars.reduce(Float(1)) { max($0, abs($1)) }
            #expect(largestDifference(fused, fine) < 1e-5 * scale)
        }
    }

    /// All that a level makes: its states after each step and after the last one.
    private func fused(_ one: Case, _ x: [Variable], withStates: Bool) -> Variable {
        let weights = RecurrentWeights(
            input: x[1], hidden: x[2], inputBias: withStates ? x[3] : nil, hiddenBias: withStates ? x[4] : nil)
        let result = recurrentLevel(
            one.cell, TiledSequences(x[0], layout: .timeFirst), weights: weights,
            initialHidden: withStates ? x[5] : nil, initialCell: withStates && one.cell.hasCellState ? x[6] : nil,
            isReversed: one.isReversed)
        let states = [result.finalHidden, result.finalCell].compactMap { $0 }
        let steps = (0..<one.timeCount).map { result.hidden.sequences(.timeFirst).selected(dimension: 0, $0) }
        return stacked(steps + states, dimension: 0)
    }

    /// The same of single operations.
    private func fine(_ one: Case, _ x: [Variable]) -> Variable {
        var hidden = x[5]
        var cell = one.cell.hasCellState ? x[6] : nil
        var steps: [Int: Variable] = [:]
        for step in 0..<one.timeCount {
            let time = one.isReversed ? one.timeCount - 1 - step : step
            let input = linear(x[0].selected(dimension: 0, time), weight: x[1], bias: x[3])
            (hidden, cell) = next(one, input, linear(hidden, weight: x[2], bias: x[4]), hidden, cell)
            steps[time] = hidden
        }
        let states = [hidden, cell].compactMap { $0 }
        return stacked((0..<one.timeCount).compactMap { steps[$0] } + states, dimension: 0)
    }

    private func next(
        _ one: Case, _ input: Variable, _ recurrent: Variable, _ hidden: Variable, _ cell: Variable?
    ) -> (Variable, Variable?) {
        func gate(_ sums: Variable, _ index: Int) -> Variable {
            sums.sliced(dimension: 1, index * one.hiddenSize..<(index + 1) * one.hiddenSize)
        }
        let sums = input + recurrent
        switch one.cell {
        case .tanh: return (tanh(sums), nil)
        case .relu: return (relu(sums), nil)
        case .gru:
            let (r, z) = (sigmoid(gate(sums, 0)), sigmoid(gate(sums, 1)))
            let n = tanh(gate(input, 2) + r * gate(recurrent, 2))
            return (n + z * (hidden - n), nil)
        case .lstm:
            guard let cell else { return (hidden, nil) }
            let next = sigmoid(gate(sums, 1)) * cell + sigmoid(gate(sums, 0)) * tanh(gate(sums, 2))
            return (sigmoid(gate(sums, 3)) * tanh(next), next)
        }
    }

    private func run(
        _ inputs: [Tensor], _ function: ([Variable]) -> Variable
    ) -> (value: Tensor, gradients: [Tensor?]) {
        let tape = Tape(workers: Workers(count: 1))
        let variables = inputs.map { tape.variable($0) }
        let result = function(variables)
        let weights = tape.constant(randomTensor(result.shape, "weights of the result"))
        let gradients = tape.gradients(of: (result * weights).sum)
        return (result.value, variables.map { gradients[$0] })
    }
}
