import CKernels

/// The gates of an LSTM: input, forget, cell, output.
struct LSTMGates: RecurrentGates {
    var storedCount: Int { 4 }

    func hiddenBlock(ofGate gate: Int) -> Int { gate }

    func addRecurrentProduct(_ previousHidden: Matrix, _ transposedWeight: Matrix, to gates: Matrix) {
        gates.add(productOf: previousHidden, transposedWeight)
    }

    func step(_ memory: RecurrentStepMemory, bias: UnsafePointer<Float>) {
        guard let cell = memory.cell else { preconditionFailure("an LSTM needs a cell state") }
        kernel_lstm_step(
            memory.gates, bias, cell.previous, cell.current, cell.squashed, memory.hidden, RowTiles.height,
            memory.hiddenSize)
    }

    func stepDerivative(_ memory: RecurrentStepMemory, _ cotangents: RecurrentStepCotangents) {
        guard let cell = memory.cell, let carried = cotangents.cell else {
            preconditionFailure("an LSTM needs a cell state")
        }
        kernel_lstm_step_derivative(
            memory.gates, cell.previous, cell.squashed, cotangents.hidden, carried, RowTiles.height,
            memory.hiddenSize)
    }

    func addRecurrentCotangent(_ gates: Matrix, _ weight: Matrix, to previousHidden: Matrix) {
        previousHidden.add(productOf: gates, weight)
    }
}
