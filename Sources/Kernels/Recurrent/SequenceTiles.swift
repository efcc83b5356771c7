/// The cut of a batch of sequences into tiles of rows.
///
/// A tile's numbers lie together, time step after time step: `[tile, time, row, feature]`. So one thread carries a tile
/// through all time steps in its own cache, and each step's matrices are dense. The last tile may be short. The cut decides
/// where numbers lie, never what they are.
public struct SequenceTiles: Sendable, Equatable {
    /// The number of sequences.
    public let batchSize: Int
    /// The number of time steps.
    public let timeCount: Int

    /// Cuts a batch.
    public init(batchSize: Int, timeCount: Int) {
        self.batchSize = batchSize
        self.timeCount = timeCount
    }

    /// The largest number of rows of a tile.
    public static let height = 16

    /// The number of tiles.
    public var count: Int { (batchSize + Self.height - 1) / Self.height }

    /// The number of rows of all tiles at all times.
    public var rowCount: Int { batchSize * timeCount }

    /// The sequences of a tile.
    public func sequences(of tile: Int) -> Range<Int> {
        tile * Self.height..<min((tile + 1) * Self.height, batchSize)
    }

    /// Where a tile's rows at one time lie among all rows.
    public func rows(of tile: Int, time: Int) -> Range<Int> {
        let sequences = sequences(of: tile)
        let first = sequences.lowerBound * timeCount + time * sequences.count
        return first..<first + sequences.count
    }

    /// Where a tile's rows at all times lie among all rows.
    public func rows(of tile: Int) -> Range<Int> {
        let sequences = sequences(of: tile)
        return sequences.lowerBound * timeCount..<sequences.upperBound * timeCount
    }
}
