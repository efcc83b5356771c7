/// One run of one level of a recurrent layer in one direction: its activations, and what its derivative needs of them.
///
/// - Shapes: `input` is `[tile, time, row, input]`, `hidden` `[tile, time, row, hidden]`; a state, first or last, is
///   `[batch, hidden]`. ``SequenceTiles`` tells why.
public final class RecurrentPass {
    /// The sizes.
    public let shape: RecurrentShape
    /// The hidden state after each time step.
    public let hidden: Buffer
    /// The cell state after the last step, where there is one.
    public let finalCell: Buffer?

    let workers: Workers
    let gateKind: any RecurrentGates
    let groups: [GateGroup]
    let input: Buffer
    let weights: RecurrentWeights<Buffer>
    /// Nil stands for zeros.
    let initialHidden: Buffer?
    let initialCell: Buffer?
    /// A tile's worth of zeros, the state before the first step where none is given.
    let zeros: Buffer
    /// Whether all activations are kept for the derivative, or each worker has room for one step of one tile.
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
    ///   - keepsActivations: Whether ``addCotangents(to:hidden:finalCell:)`` will be called.
    ///   - workers: Who does it.
    public init(
        _ shape: RecurrentShape, input: Buffer, weights: RecurrentWeights<Buffer>, initialHidden: Buffer?,
        initialCell: Buffer?, keepsActivations: Bool, workers: Workers
    ) {
        let (memory, size) = (workers.memory, shape.hiddenSize)
        let stepRows = SequenceTiles.height * workers.count
        let hasCell = shape.cell.hasCellState
        self.shape = shape
        self.workers = workers
        gateKind = shape.cell.gates
        groups = gateKind.hiddenGroups
        self.input = input
        self.weights = weights
        self.keepsActivations = keepsActivations
        self.initialHidden = initialHidden
        self.initialCell = initialCell
        zeros = memory.zeros(count: SequenceTiles.height * size)
        hidden = memory.buffer(count: shape.tiles.rowCount * size)
        gates = memory.buffer(
            count: (keepsActivations ? shape.tiles.rowCount : stepRows) * gateKind.storedCount * size)
        // Without a derivative, the cell states of two steps take turns.
        let cellRows = keepsActivations ? shape.tiles.rowCount : 2 * stepRows
        cells = hasCell ? memory.buffer(count: cellRows * size) : nil
        squashedCells = hasCell ? memory.buffer(count: cellRows * size) : nil
        finalCell = hasCell ? memory.buffer(count: shape.tiles.batchSize * size) : nil
        run()
    }

    /// The stored gates of some rows.
    func gateMatrix(_ rows: Range<Int>) -> Matrix {
        gates.rows(of: gateKind.storedCount * shape.hiddenSize).rows(rows)
    }

    /// Where the numbers of step `step` lie.
    func stepMemory(step: Int, tile: Int, worker: Int) -> RecurrentStepMemory {
        let size = shape.hiddenSize
        let rows = shape.tiles.rows(of: tile, time: shape.time(ofStep: step))
        let gateRow = keepsActivations ? rows.lowerBound : worker * SequenceTiles.height
        return RecurrentStepMemory(
            gates: gates.scalars + gateRow * gateKind.storedCount * size,
            previousHidden: step == 0
                ? initialState(initialHidden, tile: tile)
                : hidden.scalars + shape.tiles.rows(of: tile, time: shape.time(ofStep: step - 1)).lowerBound * size,
            hidden: hidden.scalars + rows.lowerBound * size,
            cell: cellMemory(step: step, tile: tile, worker: worker), rowCount: rows.count, hiddenSize: size)
    }

    private func cellMemory(step: Int, tile: Int, worker: Int) -> RecurrentCellMemory? {
        guard let cells, let squashedCells else { return nil }
        let offset = cellRow(step: step, tile: tile, worker: worker) * shape.hiddenSize
        return RecurrentCellMemory(
            previous: step == 0
                ? initialState(initialCell, tile: tile)
                : cells.scalars + cellRow(step: step - 1, tile: tile, worker: worker) * shape.hiddenSize,
            current: cells.scalars + offset, squashed: squashedCells.scalars + offset)
    }

    private func cellRow(step: Int, tile: Int, worker: Int) -> Int {
        keepsActivations
            ? shape.tiles.rows(of: tile, time: shape.time(ofStep: step)).lowerBound
            : (2 * worker + step % 2) * SequenceTiles.height
    }

    private func initialState(_ state: Buffer?, tile: Int) -> UnsafeMutablePointer<Float> {
        guard let state else { return zeros.scalars }
        return state.scalars + shape.tiles.sequences(of: tile).lowerBound * shape.hiddenSize
    }
}
