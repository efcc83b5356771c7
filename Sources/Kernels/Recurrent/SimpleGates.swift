import CKernels

/// The single activation of Elman's network.
struct SimpleGates: RecurrentGates {
    enum Nonlinearity { case tanh, relu }

    let activation: Nonlinearity

    var storedCount: Int { 1 }

    func hiddenBlock(ofGate gate: Int) -> Int { gate }

    func addRecurrentProduct(_ previousHidden: Matrix, _ transposedWeight: Matrix, to gates: Matrix) {
        gates.add(productOf: previousHidden, transposedWeight)
    }

    func step(_ memory: RecurrentStepMemory, bias: UnsafePointer<Float>) {
        let kernel = activation == .tanh ? kernel_rnn_tanh_step : kernel_rnn_relu_step
        kernel(memory.gates, bias, memory.hidden, RowTiles.height, memory.hiddenSize)
    }

    func stepDerivative(_ memory: RecurrentStepMemory, _ cotangents: RecurrentStepCotangents) {
        let kernel = activation == .tanh ? kernel_rnn_tanh_step_derivative : kernel_rnn_relu_step_derivative
        kernel(memory.gates, cotangents.hidden, RowTiles.height, memory.hiddenSize)
    }

    func addRecurrentCotangent(_ gates: Matrix, _ weight: Matrix, to previousHidden: Matrix) {
        previousHidden.add(productOf: gates, weight)
    }
}
