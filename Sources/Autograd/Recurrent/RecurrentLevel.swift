public import Kernels

/// What one level of a recurrent layer makes, in one direction.
public struct RecurrentLevelResult {
    /// The hidden state after each time step.
    public let hidden: TiledSequences
    /// The hidden state after the direction's last time step, `[batch, hidden]`.
    public let finalHidden: Variable
    /// The cell state after the direction's last time step, `[batch, hidden]`, where there is one.
    public let finalCell: Variable?
}

/// One level of a recurrent layer in one direction, over all time steps, as one operation.
///
/// Its gradients are those of the same unit built step by step of single operations; it is many times faster.
///
/// - Shapes: `input` holds sequences of the weights' input size; a state is `[batch, hidden]`.
/// - Parameters:
///   - cell: The kind of unit.
///   - input: The sequences.
///   - weights: The level's weights.
///   - initialHidden: The first hidden state; zeros if nil.
///   - initialCell: The first cell state; zeros if nil.
///   - isReversed: Whether time runs backward.
/// - Returns: The states after each step and after the last one.
public func recurrentLevel(
    _ cell: RecurrentCell, _ input: TiledSequences, weights: RecurrentWeights<Variable>,
    initialHidden: Variable? = nil, initialCell: Variable? = nil, isReversed: Bool = false
) -> RecurrentLevelResult {
    let level = RecurrentLevel(
        shape: shape(cell, input, weights, isReversed), input: input.variable.operand,
        weights: weights.map(\.operand),
        initialHidden: initialHidden.map { TiledSequences(state: $0).variable.operand },
        initialCell: initialCell.map { TiledSequences(state: $0).variable.operand })
    return level.run(on: input.variable.tape, batchSize: input.batchSize)
}

private func shape(
    _ cell: RecurrentCell, _ input: TiledSequences, _ weights: RecurrentWeights<Variable>, _ isReversed: Bool
) -> RecurrentShape {
    let hiddenSize = weights.hidden.shape[1]
    let rows = cell.gateCount * hiddenSize
    precondition(
        weights.input.shape == [rows, input.featureCount] && weights.hidden.shape == [rows, hiddenSize],
        "weights \(weights.all.map(\.shape)) do not fit \(input.featureCount) input features")
    return RecurrentShape(
        cell: cell, tileCount: input.variable.shape[0], timeCount: input.timeCount, inputSize: input.featureCount,
        hiddenSize: hiddenSize, isReversed: isReversed)
}

private struct RecurrentLevel {
    let shape: RecurrentShape
    let input: Operand
    let weights: RecurrentWeights<Operand>
    let initialHidden: Operand?
    let initialCell: Operand?

    private var sources: [Operand] { [input] + weights.all + [initialHidden, initialCell].compactMap { $0 } }

    func run(on tape: Tape, batchSize: Int) -> RecurrentLevelResult {
        let isDifferentiable = tape.records(sources)
        let pass = RecurrentPass(
            shape, input: input.buffer, weights: weights.map(\.buffer), initialHidden: initialHidden?.buffer,
            initialCell: initialCell?.buffer, keepsActivations: isDifferentiable, workers: tape.workers)
        let slot = { isDifferentiable ? tape.newSlot() : nil }
        let stateShape = [shape.tileCount, 1, RowTiles.height, shape.hiddenSize]
        let hidden = Operand(
            shape: [shape.tileCount, shape.timeCount, RowTiles.height, shape.hiddenSize], buffer: pass.hidden,
            slot: slot())
        let cell = pass.finalCell.map { Operand(shape: stateShape, buffer: $0, slot: slot()) }
        if isDifferentiable { tape.record { addCotangents(of: pass, hidden, cell, $0) } }
        return result(tape, hidden, cell, batchSize)
    }

    private func result(_ tape: Tape, _ hidden: Operand, _ cell: Operand?, _ batchSize: Int) -> RecurrentLevelResult {
        let sequences = TiledSequences(Variable(tape: tape, operand: hidden), batchSize: batchSize)
        let cell = cell.map { TiledSequences(Variable(tape: tape, operand: $0), batchSize: batchSize).step(0) }
        return RecurrentLevelResult(
            hidden: sequences, finalHidden: sequences.step(shape.isReversed ? 0 : shape.timeCount - 1), finalCell: cell)
    }

    private func addCotangents(of pass: RecurrentPass, _ hidden: Operand, _ cell: Operand?, _ gradients: Gradients) {
        let cellCotangent = cell.flatMap(gradients.take)
        let hiddenCotangent = gradients.take(hidden)
        guard hiddenCotangent != nil || cellCotangent != nil else { return }
        let targets = RecurrentCotangents(
            input: gradients.target(input), initialHidden: initialHidden.flatMap(gradients.target),
            initialCell: initialCell.flatMap(gradients.target), weights: weights.map(gradients.target))
        pass.addCotangents(
            to: targets, hidden: hiddenCotangent ?? gradients.workers.memory.zeros(count: hidden.count),
            finalCell: cellCotangent)
    }
}
