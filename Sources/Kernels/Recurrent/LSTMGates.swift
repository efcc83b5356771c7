import CKernels

/// The gates of an LSTM: input, forget, cell, output.
struct LSTMGates: RecurrentGates {
    var storedCount: Int { 4 }

    var hiddenGroups: [GateGroup] { [GateGroup(gates: 0..<4, firstBlock: 0)] }

    func step(_ memory: RecurrentStepMemory, bias: UnsafePointer<Float>) {
        guard let cell = memory.cell else { preconditionFailure("an LSTM needs a cell state") }
        kernel_lstm_step(
            memory.gates, bias, cell.previous, cell.current, cell.squashed, memory.hidden, memory.rowCount,
            memory.hiddenSize)
    }

    func stepDerivative(_ memory: RecurrentStepMemory, _ cotangents: RecurrentStepCotangents) {
        guard let cell = memory.cell, let carried = cotangents.cell else {
            preconditionFailure("an LSTM needs a cell state")
        }
        kernel_lstm_step_derivative(
            memory.gates, cell.previous, cell.squashed, cotangents.hidden, carried, memory.rowCount,
            memory.hiddenSize)
    }
}
