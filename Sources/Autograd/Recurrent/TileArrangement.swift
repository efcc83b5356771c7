import Kernels

/// Where the rows of a batch of sequences lie, in their ordinary layout and in tiles.
struct TileArrangement {
    let batchSize: Int
    let timeCount: Int
    private let featureCount: Int
    private let layout: SequenceLayout
    private let tiledTimeCount: Int
    private let firstTime: Int

    /// - Parameters:
    ///   - shape: The ordinary shape.
    ///   - layout: The order of its dimensions.
    ///   - tiledTimeCount: The number of time steps in the tiles, if these hold more than the ordinary shape.
    ///   - firstTime: Which time step of the tiles is the ordinary shape's first.
    init(_ shape: [Int], layout: SequenceLayout, tiledTimeCount: Int? = nil, firstTime: Int = 0) {
        batchSize = layout == .batchFirst ? shape[0] : shape[1]
        timeCount = layout == .batchFirst ? shape[1] : shape[0]
        featureCount = shape[2]
        self.layout = layout
        self.tiledTimeCount = tiledTimeCount ?? timeCount
        self.firstTime = firstTime
    }

    var tiledShape: [Int] {
        [RowTiles.count(for: batchSize), tiledTimeCount, RowTiles.height, featureCount]
    }

    var tiledCount: Int {
        RowTiles.count(for: batchSize) * tiledTimeCount * RowTiles.height * featureCount
    }

    /// Copies ordinary rows into tiles.
    func pack(_ ordinary: Buffer, into tiled: Buffer, on workers: Workers) {
        forEachRow(on: workers) { row, tiledRow in
            (tiled.scalars + tiledRow).update(from: ordinary.scalars + row, count: featureCount)
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
        let height = RowTiles.height
        let operations = batchSize * timeCount * featureCount
        workers.forEach(RowTiles.count(for: batchSize), operations: operations) { tile, _ in
            for time in 0..<timeCount {
                for sequence in tile * height..<min((tile + 1) * height, batchSize) {
                    let row = layout == .batchFirst ? sequence * timeCount + time : time * batchSize + sequence
                    let tiledRow = (tile * tiledTimeCount + firstTime + time) * height + sequence - tile * height
                    body(row * featureCount, tiledRow * featureCount)
                }
            }
        }
    }
}
