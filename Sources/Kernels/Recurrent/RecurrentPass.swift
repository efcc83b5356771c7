import CKernels

/// One run of one level of a recurrent layer in one direction: its activations, and what its derivative needs of them.
///
/// - Shapes: `input` is `[tile, time, row, input]`, `hidden` `[tile, time, row, hidden]`; a state, first or last, is
///   `[tile, row, hidden]`. ``RecurrentShape`` tells why.
public final class RecurrentPass {
    /// The sizes.
    public let shape: RecurrentShape
    /// The hidden state after each time step.
    public let hidden: Buffer
    /// The cell state after the last step, where there is one.
    public let finalCell: Buffer?

    let workers: Workers
    let gateKind: any RecurrentGates
    let input: Buffer
    let weights: RecurrentWeights<Buffer>
    let initialHidden: Buffer
    let initialCell: Buffer
    /// Whether each tile has its own activations for the derivative, or each worker one set for all of its tiles.
    let keepsActivations: Bool
    let gates: Buffer
    let cells: Buffer?
    let squashedCells: Buffer?

    /// Runs the level over all time steps.
    ///
    /// - Parameters:
    ///   - shape: The sizes.
    ///   - input: The sequences.
    ///   - weights: The level's weights.
    ///   - initialHidden: The first hidden state; zeros if nil.
    ///   - initialCell: The first cell state; zeros if nil.
    ///   - keepsActivations: Whether ``addCotangents(to:from:)`` will be called.
    ///   - workers: Who does it.
    public init(
        _ shape: RecurrentShape, input: Buffer, weights: RecurrentWeights<Buffer>, initialHidden: Buffer?,
        initialCell: Buffer?, keepsActivations: Bool, workers: Workers
    ) {
        let gateKind = shape.cell.gates
        let memory = workers.memory
        let stateCount = shape.tileCount * shape.stateCount
        let slotCount = keepsActivations ? shape.tileCount : workers.count
        let stepCount = slotCount * shape.timeCount * shape.stateCount
        self.shape = shape
        self.workers = workers
        self.gateKind = gateKind
        self.input = input
        self.weights = weights
        self.keepsActivations = keepsActivations
        self.initialHidden = initialHidden ?? memory.zeros(count: stateCount)
        self.initialCell = initialCell ?? memory.zeros(count: shape.cell.hasCellState ? stateCount : 0)
        hidden = memory.buffer(count: shape.timeCount * stateCount)
        gates = memory.buffer(count: gateKind.storedCount * stepCount)
        cells = shape.cell.hasCellState ? memory.buffer(count: stepCount) : nil
        squashedCells = shape.cell.hasCellState ? memory.buffer(count: stepCount) : nil
        finalCell = shape.cell.hasCellState ? memory.buffer(count: stateCount) : nil
        run()
    }

    /// Where a tile's gates and cell states lie: its own place, or that of the worker that runs it.
    func slot(tile: Int, worker: Int) -> Int {
        keepsActivations ? tile : worker
    }

    /// A tile's gates at all times, one row for each time and sequence.
    func gateMatrix(slot: Int) -> Matrix {
        let columns = gateKind.storedCount * shape.hiddenSize
        let rows = shape.timeCount * shape.height
        return Matrix(gates.scalars + slot * rows * columns, rows: rows, columns: columns)
    }

    /// A tile's rows of a `[tile, time, row, feature]` buffer, one row for each time and sequence.
    func sequenceMatrix(_ buffer: Buffer, tile: Int, features: Int) -> Matrix {
        let rows = shape.timeCount * shape.height
        return Matrix(buffer.scalars + tile * rows * features, rows: rows, columns: features)
    }

    /// Where the numbers of step `step` lie.
    func stepMemory(step: Int, tile: Int, slot: Int) -> RecurrentStepMemory {
        let time = shape.time(ofStep: step)
        let row = tile * shape.timeCount + time
        let previousRow = tile * shape.timeCount + shape.time(ofStep: step - 1)
        let state = shape.stateCount
        return RecurrentStepMemory(
            gates: gateMatrix(slot: slot).scalars + time * gateKind.storedCount * state,
            previousHidden: step == 0 ? initialHidden.scalars + tile * state : hidden.scalars + previousRow * state,
            hidden: hidden.scalars + row * state,
            cell: cellMemory(step: step, tile: tile, slot: slot),
            hiddenSize: shape.hiddenSize)
    }

    private func cellMemory(step: Int, tile: Int, slot: Int) -> RecurrentCellMemory? {
        guard let cells, let squashedCells else { return nil }
        let state = shape.stateCount
        let offset = (slot * shape.timeCount + shape.time(ofStep: step)) * state
        let previous = (slot * shape.timeCount + shape.time(ofStep: step - 1)) * state
        return RecurrentCellMemory(
            previous: step == 0 ? initialCell.scalars + tile * state : cells.scalars + previous,
            current: cells.scalars + offset,
            squashed: squashedCells.scalars + offset)
    }
}
