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
        weights: weights.map(\.operand), initialHidden: initialHidden?.operand, initialCell: initialCell?.operand)
    return level.run(on: input.variable.tape)
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
        cell: cell, tiles: input.tiles, inputSize: input.featureCount, hiddenSize: hiddenSize, isReversed: isReversed)
}

private struct RecurrentLevel {
    let shape: RecurrentShape
    let input: Operand
    let weights: RecurrentWeights<Operand>
    let initialHidden: Operand?
    let initialCell: Operand?

    private var sources: [Operand] { [input] + weights.all + [initialHidden, initialCell].compactMap { $0 } }

    func run(on tape: Tape) -> RecurrentLevelResult {
        let isDifferentiable = tape.records(sources)
        let pass = RecurrentPass(
            shape, input: input.buffer, weights: weights.map(\.buffer), initialHidden: initialHidden?.buffer,
            initialCell: initialCell?.buffer, keepsActivations: isDifferentiable, workers: tape.workers)
        let slot = { isDifferentiable ? tape.newSlot() : nil }
        let hidden = Operand(
            shape: [shape.tiles.rowCount, shape.hiddenSize], buffer: pass.hidden, slot: slot())
        let cell = pass.finalCell.map {
            Operand(shape: [shape.tiles.batchSize, shape.hiddenSize], buffer: $0, slot: slot())
        }
        if isDifferentiable { tape.record { addCotangents(of: pass, hidden, cell, $0) } }
        let sequences = TiledSequences(Variable(tape: tape, operand: hidden), tiles: shape.tiles)
        return RecurrentLevelResult(
            hidden: sequences, finalHidden: sequences.step(shape.isReversed ? 0 : shape.tiles.timeCount - 1),
            finalCell: cell.map { Variable(tape: tape, operand: $0) })
    }

    private func addCotangents(of pass: RecurrentPass, _ hidden: Operand, _ cell: Operand?, _ gradients: Gradients) {
        let cellCotangent = cell.flatMap(gradients.take)
        let hiddenCotangent = gradients.take(hidden)
        guard hiddenCotangent != nil || cellCotangent != nil else { return }
        let targets = RecurrentCotangents(
            input: gradients.target(input), initialHidden: initialHidden.flatMap(gradients.target),
            initialCell: initialCell.flatMap(gradients.target))
        pass.addCotangents(
            to: targets, hidden: hiddenCotangent ?? gradients.workers.memory.zeros(count: hidden.count),
            finalCell: cellCotangent)
        let sources = [input, initialHidden].compactMap { $0 }
        for (weight, gradient) in zip(weights.all, pass.gradients.all) {
            gradients.add(gradient, by: weight, computedFrom: sources)
        }
    }
}
