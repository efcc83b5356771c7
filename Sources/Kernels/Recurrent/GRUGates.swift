import CKernels

/// The gates of a GRU: reset, update, new.
///
/// The new gate's two shares are stored apart, because the reset gate acts on the hidden state's share alone: the blocks
/// are reset, update, the input's share, the hidden state's share.
struct GRUGates: RecurrentGates {
    var storedCount: Int { 4 }

    var hiddenGroups: [GateGroup] {
        [GateGroup(gates: 0..<2, firstBlock: 0), GateGroup(gates: 2..<3, firstBlock: 3)]
    }

    func step(_ memory: RecurrentStepMemory, bias: UnsafePointer<Float>) {
        kernel_gru_step(
            memory.gates, bias, memory.previousHidden, memory.hidden, memory.rowCount, memory.hiddenSize)
    }

    func stepDerivative(_ memory: RecurrentStepMemory, _ cotangents: RecurrentStepCotangents) {
        kernel_gru_step_derivative(
            memory.gates, memory.previousHidden, cotangents.hidden, cotangents.previousHidden, memory.rowCount,
            memory.hiddenSize)
    }
}
