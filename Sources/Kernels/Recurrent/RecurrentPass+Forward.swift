import CKernels

extension RecurrentPass {
    /// Carries each tile through all time steps; tiles do not wait for one another.
    func run() {
        let bias = combinedBias()
        let weight = transposedHiddenWeight()
        workers.forEach(shape.tileCount, operations: shape.operations) { tile, worker in
            let slot = slot(tile: tile, worker: worker)
            project(tile: tile, slot: slot)
            for step in 0..<shape.timeCount {
                let memory = stepMemory(step: step, tile: tile, slot: slot)
                addRecurrentProduct(memory, weight)
                gateKind.step(memory, bias: bias.scalars)
            }
            keepFinalCell(tile: tile, slot: slot)
        }
    }

    /// The inputs of all time steps in one product.
    private func project(tile: Int, slot: Int) {
        let rows = shape.cell.gateCount * shape.hiddenSize
        let weight = Matrix(weights.input.scalars, rows: rows, columns: shape.inputSize)
        gateMatrix(slot: slot).columns(0, count: rows).set(
            toProductOf: sequenceMatrix(input, tile: tile, features: shape.inputSize), weight.transposed)
    }

    private func addRecurrentProduct(_ memory: RecurrentStepMemory, _ weight: Buffer) {
        let size = shape.hiddenSize
        gateKind.addRecurrentProduct(
            Matrix(memory.previousHidden, rows: shape.height, columns: size),
            Matrix(weight.scalars, rows: size, columns: shape.cell.gateCount * size),
            to: Matrix(memory.gates, rows: shape.height, columns: gateKind.storedCount * size))
    }

    private func keepFinalCell(tile: Int, slot: Int) {
        guard let finalCell, let cells else { return }
        let offset = (slot * shape.timeCount + shape.lastTime) * shape.stateCount
        (finalCell.scalars + tile * shape.stateCount).update(from: cells.scalars + offset, count: shape.stateCount)
    }

    /// The biases of the stored blocks: of the input's and of the hidden state's share, in one sum where they meet.
    private func combinedBias() -> Buffer {
        let size = shape.hiddenSize
        let bias = workers.memory.zeros(count: gateKind.storedCount * size)
        for gate in 0..<shape.cell.gateCount {
            addBlock(gate, of: weights.inputBias, toBlock: gate, of: bias)
            addBlock(gate, of: weights.hiddenBias, toBlock: gateKind.hiddenBlock(ofGate: gate), of: bias)
        }
        return bias
    }

    private func addBlock(_ gate: Int, of source: Buffer?, toBlock block: Int, of bias: Buffer) {
        guard let source else { return }
        let size = shape.hiddenSize
        kernel_scale_add(1, source.scalars + gate * size, bias.scalars + block * size, size)
    }

    /// Every step of every tile multiplies by it, and the product is quicker this way round.
    private func transposedHiddenWeight() -> Buffer {
        let rows = shape.cell.gateCount * shape.hiddenSize
        let transposed = workers.memory.buffer(count: rows * shape.hiddenSize)
        kernel_transpose(weights.hidden.scalars, transposed.scalars, rows, shape.hiddenSize)
        return transposed
    }
}
