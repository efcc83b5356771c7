import CKernels

/// The single activation of Elman's network.
struct SimpleGates: RecurrentGates {
    enum Nonlinearity { case tanh, relu }

    let activation: Nonlinearity

    var storedCount: Int { 1 }

    var hiddenGroups: [GateGroup] { [GateGroup(gates: 0..<1, firstBlock: 0)] }

    func step(_ memory: RecurrentStepMemory, bias: UnsafePointer<Float>) {
        let kernel = activation == .tanh ? kernel_rnn_tanh_step : kernel_rnn_relu_step
        kernel(memory.gates, bias, memory.hidden, memory.rowCount, memory.hiddenSize)
    }

    func stepDerivative(_ memory: RecurrentStepMemory, _ cotangents: RecurrentStepCotangents) {
        let kernel = activation == .tanh ? kernel_rnn_tanh_step_derivative : kernel_rnn_relu_step_derivative
        kernel(memory.gates, cotangents.hidden, memory.rowCount, memory.hiddenSize)
    }
}
