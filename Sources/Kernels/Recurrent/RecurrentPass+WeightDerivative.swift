extension RecurrentPass {
    /// Products over all time steps and sequences, cut by rows of the weights: no sum crosses threads, and every sum
    /// takes the tiles in order.
    func addWeightCotangents(to cotangents: RecurrentWeights<Buffer?>) {
        let height = 4 * RowTiles.height
        let tilesPerGate = (shape.hiddenSize + height - 1) / height
        workers.forEach(shape.cell.gateCount * tilesPerGate, operations: shape.operations) { job, _ in
            let gate = job / tilesPerGate
            let first = job % tilesPerGate * height
            let rows = WeightRows(gate: gate, first: first, count: min(height, shape.hiddenSize - first))
            for tile in 0..<shape.tileCount {
                addInputWeightCotangent(rows, tile: tile, to: cotangents)
                addHiddenWeightCotangent(rows, tile: tile, to: cotangents)
            }
        }
    }

    private func addInputWeightCotangent(_ rows: WeightRows, tile: Int, to cotangents: RecurrentWeights<Buffer?>) {
        let sums = cotangentsOfSums(rows, block: rows.gate, tile: tile)
        if let target = cotangents.input {
            target.matrix(rows, shape, columns: shape.inputSize).add(
                productOf: sums.transposed, sequenceMatrix(input, tile: tile, features: shape.inputSize))
        }
        if let target = cotangents.inputBias ?? nil {
            sums.addColumnSums(to: target.scalars + rows.offset(shape))
        }
    }

    /// A step's sums meet the hidden state of the step before; the first step's, the state that was given.
    private func addHiddenWeightCotangent(_ rows: WeightRows, tile: Int, to cotangents: RecurrentWeights<Buffer?>) {
        let height = shape.height
        let later = (shape.timeCount - 1) * height
        let sums = cotangentsOfSums(rows, block: gateKind.hiddenBlock(ofGate: rows.gate), tile: tile)
        if let target = cotangents.hidden?.matrix(rows, shape, columns: shape.hiddenSize) {
            let states = sequenceMatrix(hidden, tile: tile, features: shape.hiddenSize)
            let first = Matrix(
                initialHidden.scalars + tile * shape.stateCount, rows: height, columns: shape.hiddenSize)
            target.add(productOf: sums.rows(shape.firstTime * height, count: height).transposed, first)
            target.add(
                productOf: sums.rows(shape.isReversed ? 0 : height, count: later).transposed,
                states.rows(shape.isReversed ? height : 0, count: later))
        }
        if let target = cotangents.hiddenBias ?? nil {
            sums.addColumnSums(to: target.scalars + rows.offset(shape))
        }
    }

    private func cotangentsOfSums(_ rows: WeightRows, block: Int, tile: Int) -> Matrix {
        gateMatrix(slot: tile).columns(block * shape.hiddenSize + rows.first, count: rows.count)
    }
}

/// Some rows of one gate's weights.
private struct WeightRows {
    let gate: Int
    let first: Int
    let count: Int

    func offset(_ shape: RecurrentShape) -> Int {
        gate * shape.hiddenSize + first
    }
}

extension Buffer {
    fileprivate func matrix(_ rows: WeightRows, _ shape: RecurrentShape, columns: Int) -> Matrix {
        Matrix(scalars + rows.offset(shape) * columns, rows: rows.count, columns: columns)
    }
}
