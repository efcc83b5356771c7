/// The sizes of one level of a recurrent layer in one direction.
public struct RecurrentShape: Sendable, Equatable {
    /// The kind of unit.
    public var cell: RecurrentCell
    /// Where the rows of the sequences lie.
    public var tiles: SequenceTiles
    /// The number of features that come in.
    public var inputSize: Int
    /// The number of hidden units.
    public var hiddenSize: Int
    /// Whether time runs backward.
    public var isReversed: Bool

    /// Makes a shape.
    ///
    /// - Parameters:
    ///   - cell: The kind of unit.
    ///   - tiles: Where the rows of the sequences lie.
    ///   - inputSize: The number of features that come in.
    ///   - hiddenSize: The number of hidden units.
    ///   - isReversed: Whether time runs backward.
    public init(cell: RecurrentCell, tiles: SequenceTiles, inputSize: Int, hiddenSize: Int, isReversed: Bool) {
        self.cell = cell
        self.tiles = tiles
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        self.isReversed = isReversed
    }

    var timeCount: Int { tiles.timeCount }
    /// The times in the order in which the layer meets them.
    var lastTime: Int { isReversed ? 0 : timeCount - 1 }

    func time(ofStep step: Int) -> Int {
        isReversed ? timeCount - 1 - step : step
    }

    /// The rows of the weights: each hidden unit's gates.
    var weightRowCount: Int { cell.gateCount * hiddenSize }

    /// The arithmetic of the products of one pass forward.
    var operations: Int {
        inputOperations + hiddenOperations(weightRows: weightRowCount, withoutFirstStep: false)
    }

    /// The arithmetic of one product of the input's weights with all steps.
    var inputOperations: Int { 2 * tiles.rowCount * weightRowCount * inputSize }

    /// The arithmetic of one product of the hidden state's weights, or some rows of them, with all steps or all but the first.
    func hiddenOperations(weightRows: Int, withoutFirstStep: Bool) -> Int {
        2 * (tiles.rowCount - (withoutFirstStep ? tiles.batchSize : 0)) * weightRows * hiddenSize
    }
}
