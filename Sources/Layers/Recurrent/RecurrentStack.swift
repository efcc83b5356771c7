import Autograd
import Kernels
import Tensors

/// The levels and directions of a recurrent layer, whatever its kind of unit.
struct RecurrentStack {
    let cell: RecurrentCell
    let configuration: RecurrentConfiguration
    /// Level by level, the forward direction first.
    let weights: [RecurrentWeights<Parameter>]

    init(_ cell: RecurrentCell, _ configuration: RecurrentConfiguration, using generator: inout RandomGenerator) {
        precondition(configuration.levelCount > 0, "a recurrent layer has at least one level")
        self.cell = cell
        self.configuration = configuration
        var weights: [RecurrentWeights<Parameter>] = []
        for level in 0..<configuration.levelCount {
            let below = configuration.hiddenSize * configuration.directionCount
            for _ in 0..<configuration.directionCount {
                weights.append(
                    RecurrentWeights(
                        cell, inputSize: level == 0 ? configuration.inputSize : below,
                        hiddenSize: configuration.hiddenSize, hasBias: configuration.hasBias, using: &generator))
            }
        }
        self.weights = weights
    }

    var namedParameters: [NamedParameter] {
        weights.enumerated().flatMap { index, weights in
            let (level, direction) = index.quotientAndRemainder(dividingBy: configuration.directionCount)
            return weights.named(suffix: "_l\(level)" + (direction == 1 ? "_reverse" : ""))
        }
    }

    var layout: SequenceLayout { configuration.isBatchFirst ? .batchFirst : .timeFirst }

    /// What the last level makes, and the last states of all levels and directions.
    struct Result {
        var sequences: TiledSequences
        var hidden: Variable
        var cell: Variable?
    }

    /// - Shapes: the states are `[level * direction, batch, hidden]`.
    func run(_ input: Variable, hidden: Variable?, cell: Variable?) -> Result {
        let tape = input.tape
        var sequences = TiledSequences(input, layout: layout)
        checkState(hidden, batchSize: sequences.batchSize)
        checkState(cell, batchSize: sequences.batchSize)
        var results: [RecurrentLevelResult] = []
        for level in 0..<configuration.levelCount {
            let directions = (0..<configuration.directionCount).map { direction in
                let index = level * configuration.directionCount + direction
                return recurrentLevel(
                    self.cell, sequences, weights: weights[index].map { tape.variable($0) },
                    initialHidden: hidden?.selected(dimension: 0, index),
                    initialCell: cell?.selected(dimension: 0, index), isReversed: direction == 1)
            }
            results += directions
            sequences = joined(directions, isLast: level == configuration.levelCount - 1)
        }
        let cells = results.compactMap(\.finalCell)
        return Result(
            sequences: sequences, hidden: stacked(results.map(\.finalHidden), dimension: 0),
            cell: cells.isEmpty ? nil : stacked(cells, dimension: 0))
    }

    private func joined(_ directions: [RecurrentLevelResult], isLast: Bool) -> TiledSequences {
        let sequences = directions.dropFirst().reduce(directions[0].hidden) { $0.joined(with: $1.hidden) }
        if isLast || configuration.dropout == 0 { return sequences }
        return sequences.map { dropout($0, probability: configuration.dropout) }
    }

    private func checkState(_ state: Variable?, batchSize: Int) {
        guard let state else { return }
        let expected = [weights.count, batchSize, configuration.hiddenSize]
        precondition(state.shape == expected, "the first state must have shape \(expected), not \(state.shape)")
    }
}
