import CKernels

extension RecurrentPass {
    /// Adds this level's cotangents, given those of what it made.
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
        let scratch = TileScratch(shape, workers)
        workers.forEach(shape.tileCount, operations: shape.operations) { tile, worker in
            let carriedCell = scratch.cell(worker: worker, startingWith: finalCell, tile: tile)
            for step in (0..<shape.timeCount).reversed() {
                let isFirst = step == 0
                let previous = isFirst ? scratch.initialHidden(worker: worker) : place(hidden, tile, step - 1)
                differentiate(
                    step: step, tile: tile,
                    RecurrentStepCotangents(
                        hidden: place(hidden, tile, step), previousHidden: previous, cell: carriedCell))
            }
            scratch.add(worker: worker, tile: tile, to: cotangents)
            addInputCotangent(tile: tile, to: cotangents.input)
        }
        addWeightCotangents(to: cotangents.weights)
    }

    private func place(_ buffer: Buffer, _ tile: Int, _ step: Int) -> UnsafeMutablePointer<Float> {
        buffer.scalars + (tile * shape.timeCount + shape.time(ofStep: step)) * shape.stateCount
    }

    private func differentiate(step: Int, tile: Int, _ cotangents: RecurrentStepCotangents) {
        let size = shape.hiddenSize
        let memory = stepMemory(step: step, tile: tile, slot: tile)
        gateKind.stepDerivative(memory, cotangents)
        gateKind.addRecurrentCotangent(
            Matrix(memory.gates, rows: shape.height, columns: gateKind.storedCount * size),
            Matrix(weights.hidden.scalars, rows: shape.cell.gateCount * size, columns: size),
            to: Matrix(cotangents.previousHidden, rows: shape.height, columns: size))
    }

    private func addInputCotangent(tile: Int, to cotangent: Buffer?) {
        guard let cotangent else { return }
        let rows = shape.cell.gateCount * shape.hiddenSize
        sequenceMatrix(cotangent, tile: tile, features: shape.inputSize).add(
            productOf: gateMatrix(slot: tile).columns(0, count: rows),
            Matrix(weights.input.scalars, rows: rows, columns: shape.inputSize))
    }
}

/// Each worker's place for the cotangents of a tile's state before the first step.
private struct TileScratch {
    let hidden: Buffer
    let cell: Buffer?
    let count: Int

    init(_ shape: RecurrentShape, _ workers: Workers) {
        count = shape.stateCount
        hidden = workers.memory.buffer(count: workers.count * count)
        cell = shape.cell.hasCellState ? workers.memory.buffer(count: workers.count * count) : nil
    }

    func initialHidden(worker: Int) -> UnsafeMutablePointer<Float> {
        let place = hidden.scalars + worker * count
        place.update(repeating: 0, count: count)
        return place
    }

    func cell(worker: Int, startingWith final: Buffer?, tile: Int) -> UnsafeMutablePointer<Float>? {
        guard let cell else { return nil }
        let place = cell.scalars + worker * count
        if let final {
            place.update(from: final.scalars + tile * count, count: count)
        } else {
            place.update(repeating: 0, count: count)
        }
        return place
    }

    func add(worker: Int, tile: Int, to cotangents: RecurrentCotangents) {
        if let target = cotangents.initialHidden {
            kernel_scale_add(1, hidden.scalars + worker * count, target.scalars + tile * count, count)
        }
        if let target = cotangents.initialCell, let cell {
            kernel_scale_add(1, cell.scalars + worker * count, target.scalars + tile * count, count)
        }
    }
}
