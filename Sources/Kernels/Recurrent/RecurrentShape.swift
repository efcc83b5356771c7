/// The sizes of one level of a recurrent layer in one direction, and where its numbers lie.
///
/// Sequences are cut into tiles of ``RowTiles/height`` rows. A tile's numbers lie together, time step after time step:
/// `[tile, time, row, feature]`. So one thread carries a tile through all time steps in its own cache, each step's
/// matrices are dense, and rows that fill up the last tile need no special care.
public struct RecurrentShape: Sendable, Equatable {
    /// The kind of unit.
    public var cell: RecurrentCell
    /// The number of tiles.
    public var tileCount: Int
    /// The number of time steps.
    public var timeCount: Int
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
    ///   - tileCount: The number of tiles.
    ///   - timeCount: The number of time steps.
    ///   - inputSize: The number of features that come in.
    ///   - hiddenSize: The number of hidden units.
    ///   - isReversed: Whether time runs backward.
    public init(
        cell: RecurrentCell, tileCount: Int, timeCount: Int, inputSize: Int, hiddenSize: Int, isReversed: Bool
    ) {
        self.cell = cell
        self.tileCount = tileCount
        self.timeCount = timeCount
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        self.isReversed = isReversed
    }

    var height: Int { RowTiles.height }
    /// The elements of a tile's hidden state at one time.
    var stateCount: Int { height * hiddenSize }
    /// The times in the order in which the layer meets them.
    var firstTime: Int { isReversed ? timeCount - 1 : 0 }
    var lastTime: Int { isReversed ? 0 : timeCount - 1 }

    func time(ofStep step: Int) -> Int {
        isReversed ? timeCount - 1 - step : step
    }

    /// Roughly the arithmetic of one pass over the gates' products.
    var operations: Int {
        2 * tileCount * timeCount * height * cell.gateCount * hiddenSize * (inputSize + hiddenSize)
    }
}
