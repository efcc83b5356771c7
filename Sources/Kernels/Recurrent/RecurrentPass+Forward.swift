extension RecurrentPass {
    /// Carries each tile through all time steps; tiles do not wait for one another.
    func run() {
        let bias = combinedBias()
        let factors = ForwardFactors(self)
        workers.count(productOperations: shape.inputOperations + hiddenOperations)
        workers.forEach(shape.tiles.count, operations: shape.operations) { tile, worker in
            for step in 0..<shape.timeCount {
                let memory = stepMemory(step: step, tile: tile, worker: worker)
                let rows = shape.tiles.rows(of: tile, time: shape.time(ofStep: step))
                setSums(memory, input: input.rows(of: shape.inputSize).rows(rows), factors, isFirst: step == 0)
                gateKind.step(memory, bias: bias.scalars)
            }
            keepFinalCell(stepMemory(step: shape.timeCount - 1, tile: tile, worker: worker), tile: tile)
        }
        withExtendedLifetime((bias, factors)) {}
    }

    /// Forms a step's sums while they are in the cache: the input's share, then the hidden state's, which is nothing in the
    /// first step if the layer starts from zeros.
    private func setSums(_ memory: RecurrentStepMemory, input: Matrix, _ factors: ForwardFactors, isFirst: Bool) {
        let size = shape.hiddenSize
        let gates = Matrix(memory.gates, rows: memory.rowCount, columns: gateKind.storedCount * size)
        let previous = Matrix(memory.previousHidden, rows: memory.rowCount, columns: size)
        gates.columns(0..<shape.weightRowCount).set(toProductOf: input, factors.input)
        for (group, weight) in zip(groups, factors.hidden) {
            let target = gates.columns(group.columns(hiddenSize: size))
            if group.firstBlock >= shape.cell.gateCount {
                target.set(toProductOf: previous, weight)
            } else if meetsHiddenState(group, isFirst: isFirst) {
                target.add(productOf: previous, weight)
            }
        }
    }

    private func meetsHiddenState(_ group: GateGroup, isFirst: Bool) -> Bool {
        !isFirst || initialHidden != nil || group.firstBlock >= shape.cell.gateCount
    }

    /// The arithmetic of the hidden state's share of the sums.
    private var hiddenOperations: Int {
        groups.reduce(0) { sum, group in
            let rows = group.weightRows(hiddenSize: shape.hiddenSize).count
            return sum
                + shape.hiddenOperations(
                    weightRows: rows, withoutFirstStep: !meetsHiddenState(group, isFirst: true))
        }
    }

    private func keepFinalCell(_ memory: RecurrentStepMemory, tile: Int) {
        guard let finalCell, let cell = memory.cell else { return }
        let offset = shape.tiles.sequences(of: tile).lowerBound * shape.hiddenSize
        (finalCell.scalars + offset).update(from: cell.current, count: memory.rowCount * shape.hiddenSize)
    }

    /// The biases of the stored blocks: of the input's and of the hidden state's share, in one sum where they meet.
    private func combinedBias() -> Buffer {
        let size = shape.hiddenSize
        let bias = workers.memory.zeros(count: gateKind.storedCount * size)
        if let inputBias = weights.inputBias {
            accumulate(inputBias.scalars, to: bias.scalars, count: shape.weightRowCount)
        }
        guard let hiddenBias = weights.hiddenBias else { return bias }
        for group in groups {
            let rows = group.weightRows(hiddenSize: size)
            accumulate(
                hiddenBias.scalars + rows.lowerBound, to: bias.scalars + group.firstBlock * size, count: rows.count)
        }
        return bias
    }
}

/// The transposed weights, packed once for all steps of all tiles.
private struct ForwardFactors {
    let input: PackedMatrix
    let hidden: [PackedMatrix]
    private let memory: Buffer

    init(_ pass: RecurrentPass) {
        let (shape, size) = (pass.shape, pass.shape.hiddenSize)
        let inputWeight = pass.weights.input.rows(of: shape.inputSize).transposed
        let hiddenWeights = pass.groups.map {
            pass.weights.hidden.rows(of: size).rows($0.weightRows(hiddenSize: size)).transposed
        }
        let counts = ([inputWeight] + hiddenWeights).map {
            PackedMatrix.scalarCount(rows: $0.rowCount, columns: $0.columnCount)
        }
        memory = pass.workers.memory.buffer(count: counts.reduce(0, +))
        var place = memory.scalars + counts[0]
        input = PackedMatrix(inputWeight, into: memory.scalars)
        hidden = zip(hiddenWeights, counts.dropFirst()).map { weight, count in
            defer { place += count }
            return PackedMatrix(weight, into: place)
        }
    }
}
