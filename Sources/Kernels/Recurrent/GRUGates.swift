import CKernels

/// The gates of a GRU: reset, update, new.
///
/// The new gate's two shares are stored apart, because the reset gate acts on the hidden state's share alone: the blocks
/// are reset, update, the input's share, the hidden state's share.
struct GRUGates: RecurrentGates {
    var storedCount: Int { 4 }

    func hiddenBlock(ofGate gate: Int) -> Int { gate == 2 ? 3 : gate }

    func addRecurrentProduct(_ previousHidden: Matrix, _ transposedWeight: Matrix, to gates: Matrix) {
        let size = previousHidden.columnCount
        gates.columns(0, count: 2 * size).add(
            productOf: previousHidden, transposedWeight.columns(0, count: 2 * size))
        gates.columns(3 * size, count: size).set(
            toProductOf: previousHidden, transposedWeight.columns(2 * size, count: size))
    }

    func step(_ memory: RecurrentStepMemory, bias: UnsafePointer<Float>) {
        kernel_gru_step(
            memory.gates, bias, memory.previousHidden, memory.hidden, RowTiles.height, memory.hiddenSize)
    }

    func stepDerivative(_ memory: RecurrentStepMemory, _ cotangents: RecurrentStepCotangents) {
        kernel_gru_step_derivative(
            memory.gates, memory.previousHidden, cotangents.hidden, cotangents.previousHidden, RowTiles.height,
            memory.hiddenSize)
    }

    func addRecurrentCotangent(_ gates: Matrix, _ weight: Matrix, to previousHidden: Matrix) {
        let size = previousHidden.columnCount
        previousHidden.add(productOf: gates.columns(0, count: 2 * size), weight.rows(0, count: 2 * size))
        previousHidden.add(productOf: gates.columns(3 * size, count: size), weight.rows(2 * size, count: size))
    }
}
