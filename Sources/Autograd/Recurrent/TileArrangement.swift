import Kernels

/// Where the rows of a batch of sequences lie, in their ordinary layout and in tiles.
struct TileArrangement {
    let tiles: SequenceTiles
    private let featureCount: Int
    private let layout: SequenceLayout
    /// Which time steps of the tiles the ordinary layout holds.
    private let times: Range<Int>

    /// - Parameters:
    ///   - tiles: The cut into tiles.
    ///   - times: Which of its time steps the ordinary layout holds.
    ///   - featureCount: The number of features.
    ///   - layout: The ordinary order of batch and time.
    init(_ tiles: SequenceTiles, times: Range<Int>, featureCount: Int, layout: SequenceLayout) {
        self.tiles = tiles
        self.times = times
        self.featureCount = featureCount
        self.layout = layout
    }

    /// Whether both orders are the same: with one sequence, or with one tile of which time is the first dimension.
    var isTrivial: Bool {
        times.count == tiles.timeCount
            && (tiles.batchSize == 1 || times.count == 1 || (layout == .timeFirst && tiles.count == 1))
    }

    /// Copies ordinary rows into tiles.
    func pack(_ ordinary: Buffer, into tiled: Buffer, on workers: Workers) {
        forEachRow(on: workers) { row, tiledRow in
            (tiled.scalars + tiledRow).update(from: ordinary.scalars + row, count: featureCount)
        }
    }

    /// Copies tiles into ordinary rows.
    func unpack(_ tiled: Buffer, into ordinary: Buffer, on workers: Workers) {
        forEachRow(on: workers) { row, tiledRow in
            (ordinary.scalars + row).update(from: tiled.scalars + tiledRow, count: featureCount)
        }
    }

    /// Adds ordinary rows to tiles.
    func addPacked(_ ordinary: Buffer, to tiled: Buffer, on workers: Workers) {
        forEachRow(on: workers) { row, tiledRow in
            accumulate(ordinary.scalars + row, to: tiled.scalars + tiledRow, count: featureCount)
        }
    }

    /// Adds tiles to ordinary rows.
    func addUnpacked(_ tiled: Buffer, to ordinary: Buffer, on workers: Workers) {
        forEachRow(on: workers) { row, tiledRow in
            accumulate(tiled.scalars + tiledRow, to: ordinary.scalars + row, count: featureCount)
        }
    }

    private func forEachRow(on workers: Workers, _ body: (_ row: Int, _ tiledRow: Int) -> Void) {
        let (batchSize, timeCount) = (tiles.batchSize, times.count)
        workers.forEach(tiles.count, operations: batchSize * timeCount * featureCount) { tile, _ in
            let sequences = tiles.sequences(of: tile)
            for time in times {
                let tiledRows = tiles.rows(of: tile, time: time)
                for (sequence, tiledRow) in zip(sequences, tiledRows) {
                    let place = time - times.lowerBound
                    let row = layout == .batchFirst ? sequence * timeCount + place : place * batchSize + sequence
                    body(row * featureCount, tiledRow * featureCount)
                }
            }
        }
    }
}
