extension RecurrentPass {
    /// Adds the cotangents of the input and of the first state, given those of what the level made; the weights' gradients
    /// can be had from ``gradients`` afterwards.
    ///
    /// It may be called once, because it works in place.
    ///
    /// - Parameters:
    ///   - cotangents: What is added to.
    ///   - hidden: The cotangent of ``hidden``; it is used up.
    ///   - finalCell: The cotangent of ``finalCell``; zeros if nil.
    /// - Precondition: the pass keeps its activations.
    public func addCotangents(to cotangents: RecurrentCotangents, hidden: Buffer, finalCell: Buffer?) {
        precondition(keepsActivations, "a pass that keeps no activations has no derivative")
        let scratch = TileScratch(self)
        let factors = BackwardFactors(self, packsInput: cotangents.input != nil)
        workers.count(
            productOperations: (cotangents.input == nil ? 0 : shape.inputOperations)
                + shape.hiddenOperations(
                    weightRows: shape.weightRowCount, withoutFirstStep: cotangents.initialHidden == nil))
        workers.forEach(shape.tiles.count, operations: shape.operations) { tile, worker in
            let carriedCell = scratch.cell(worker: worker, startingWith: finalCell, tile: tile)
            for step in (0..<shape.timeCount).reversed() {
                let isFirst = step == 0
                let previous =
                    isFirst ? scratch.initialHidden(worker: worker) : place(hidden, tile: tile, step: step - 1)
                let memory = stepMemory(step: step, tile: tile, worker: worker)
                gateKind.stepDerivative(
                    memory,
                    RecurrentStepCotangents(
                        hidden: place(hidden, tile: tile, step: step), previousHidden: previous, cell: carriedCell))
                if !isFirst || cotangents.initialHidden != nil {
                    addPreviousCotangent(memory, factors, to: previous)
                }
            }
            scratch.add(worker: worker, tile: tile, to: cotangents)
            addInputCotangent(tile: tile, factors, to: cotangents.input)
        }
        withExtendedLifetime(factors) {}
    }

    private func place(_ buffer: Buffer, tile: Int, step: Int) -> UnsafeMutablePointer<Float> {
        buffer.scalars + shape.tiles.rows(of: tile, time: shape.time(ofStep: step)).lowerBound * shape.hiddenSize
    }

    private func addPreviousCotangent(
        _ memory: RecurrentStepMemory, _ factors: BackwardFactors, to previous: UnsafeMutablePointer<Float>
    ) {
        let size = shape.hiddenSize
        let gates = Matrix(memory.gates, rows: memory.rowCount, columns: gateKind.storedCount * size)
        for (group, weight) in zip(groups, factors.hidden) {
            Matrix(previous, rows: memory.rowCount, columns: size)
                .add(productOf: gates.columns(group.columns(hiddenSize: size)), weight)
        }
    }

    private func addInputCotangent(tile: Int, _ factors: BackwardFactors, to cotangent: Buffer?) {
        guard let cotangent, let weight = factors.input else { return }
        let rows = shape.tiles.rows(of: tile)
        cotangent.rows(of: shape.inputSize).rows(rows)
            .add(productOf: gateMatrix(rows).columns(0..<shape.weightRowCount), weight)
    }
}

/// The weights, packed once for all steps of all tiles.
private struct BackwardFactors {
    let input: PackedMatrix?
    let hidden: [PackedMatrix]
    private let memory: Buffer

    init(_ pass: RecurrentPass, packsInput: Bool) {
        let (shape, size) = (pass.shape, pass.shape.hiddenSize)
        let hiddenCount = PackedMatrix.scalarCount(rows: shape.weightRowCount, columns: size)
        let inputCount = PackedMatrix.scalarCount(rows: shape.weightRowCount, columns: shape.inputSize)
        let memory = pass.workers.memory.buffer(count: hiddenCount + (packsInput ? inputCount : 0))
        self.memory = memory
        hidden = pass.groups.map { group in
            let rows = group.weightRows(hiddenSize: size)
            return PackedMatrix(
                pass.weights.hidden.rows(of: size).rows(rows),
                into: memory.scalars + PackedMatrix.scalarCount(rows: rows.lowerBound, columns: size))
        }
        input =
            packsInput
            ? PackedMatrix(pass.weights.input.rows(of: shape.inputSize), into: memory.scalars + hiddenCount) : nil
    }
}

/// Each worker's place for the cotangents of a tile's state before the first step.
private struct TileScratch {
    let hidden: Buffer
    let cell: Buffer?
    private let tiles: SequenceTiles
    private let size: Int

    init(_ pass: RecurrentPass) {
        tiles = pass.shape.tiles
        size = pass.shape.hiddenSize
        let (memory, count) = (pass.workers.memory, pass.workers.count * SequenceTiles.height * pass.shape.hiddenSize)
        hidden = memory.buffer(count: count)
        cell = pass.shape.cell.hasCellState ? memory.buffer(count: count) : nil
    }

    func initialHidden(worker: Int) -> UnsafeMutablePointer<Float> {
        let place = hidden.scalars + worker * SequenceTiles.height * size
        place.update(repeating: 0, count: SequenceTiles.height * size)
        return place
    }

    func cell(worker: Int, startingWith final: Buffer?, tile: Int) -> UnsafeMutablePointer<Float>? {
        guard let cell else { return nil }
        let place = cell.scalars + worker * SequenceTiles.height * size
        if let final {
            place.update(from: final.scalars + offset(tile), count: count(tile))
        } else {
            place.update(repeating: 0, count: count(tile))
        }
        return place
    }

    func add(worker: Int, tile: Int, to cotangents: RecurrentCotangents) {
        let start = worker * SequenceTiles.height * size
        if let target = cotangents.initialHidden {
            accumulate(hidden.scalars + start, to: target.scalars + offset(tile), count: count(tile))
        }
        if let target = cotangents.initialCell, let cell {
            accumulate(cell.scalars + start, to: target.scalars + offset(tile), count: count(tile))
        }
    }

    private func offset(_ tile: Int) -> Int { tiles.sequences(of: tile).lowerBound * size }

    private func count(_ tile: Int) -> Int { tiles.sequences(of: tile).count * size }
}
