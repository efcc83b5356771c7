import Autograd
import Kernels
import Layers
import Tensors
import Testing

/// A layer's outputs, and its gradients under the sum of everything it makes times given cotangents.
func checkRecurrentLayer(_ file: VectorFile) throws {
    let layer = try recurrentLayer(file)
    try layer.module.load(file.tensors("param."))
    let tape = Tape(workers: Workers(count: 2))
    let input = tape.variable(try file.tensor("input"))
    let hidden = try file.optionalTensor("h_0").map { tape.variable($0) }
    let cell = try file.optionalTensor("c_0").map { tape.variable($0) }
    let result = layer.run(input, hidden, cell)

    expectClose(result.output.value, try file.tensor("output"), within: 1e-4, "output")
    expectClose(result.hidden.value, try file.tensor("h_n"), within: 1e-4, "h_n")
    var loss = try weightedSum(result.output, file, "output") + weightedSum(result.hidden, file, "h_n")
    if let cell = result.cell {
        expectClose(cell.value, try file.tensor("c_n"), within: 1e-4, "c_n")
        loss = loss + (try weightedSum(cell, file, "c_n"))
    }

    let gradients = tape.gradients(of: loss)
    expectClose(gradients[input], try file.tensor("grad.input"), within: 1e-4, "grad.input")
    if let hidden { expectClose(gradients[hidden], try file.tensor("grad.h_0"), within: 1e-4, "grad.h_0") }
    if let cell { expectClose(gradients[cell], try file.tensor("grad.c_0"), within: 1e-4, "grad.c_0") }
    for (name, parameter) in layer.module.namedParameters.map({ ($0.name, $0.parameter) }) {
        expectClose(gradients[parameter], try file.tensor("grad.\(name)"), within: 1e-4, "grad.\(name)")
    }
}

private func weightedSum(_ variable: Variable, _ file: VectorFile, _ name: String) throws -> Variable {
    (variable * variable.tape.constant(try file.tensor("cotangent.\(name)"))).sum
}

private struct RecurrentLayer {
    let module: any Module
    let run: (_ input: Variable, _ hidden: Variable?, _ cell: Variable?) -> Result

    struct Result {
        var output: Variable
        var hidden: Variable
        var cell: Variable?
    }
}

private func recurrentLayer(_ file: VectorFile) throws -> RecurrentLayer {
    let options = try #require(file.configuration.config)
    let configuration = RecurrentConfiguration(
        inputSize: try #require(options.inputSize), hiddenSize: try #require(options.hiddenSize),
        levelCount: options.numLayers ?? 1, hasBias: options.bias ?? true, isBatchFirst: options.batchFirst ?? false,
        isBidirectional: options.bidirectional ?? false)
    var random = RandomGenerator(seed: 1, stream: "weights")
    switch file.configuration.kind {
    case "lstm":
        let lstm = LSTM(configuration, using: &random)
        return RecurrentLayer(module: lstm) { input, hidden, cell in
            let state = hidden.flatMap { hidden in cell.map { LSTMState(hidden: hidden, cell: $0) } }
            let result = lstm(input, state: state)
            return .init(output: result.output, hidden: result.state.hidden, cell: result.state.cell)
        }
    case "gru":
        let gru = GRU(configuration, using: &random)
        return RecurrentLayer(module: gru) { input, hidden, _ in
            let result = gru(input, state: hidden.map { HiddenState(hidden: $0) })
            return .init(output: result.output, hidden: result.state.hidden)
        }
    default:
        let nonlinearity: Nonlinearity = file.configuration.kind == "rnn_relu" ? .relu : .tanh
        let rnn = RNN(configuration, nonlinearity: nonlinearity, using: &random)
        return RecurrentLayer(module: rnn) { input, hidden, _ in
            let result = rnn(input, state: hidden.map { HiddenState(hidden: $0) })
            return .init(output: result.output, hidden: result.state.hidden)
        }
    }
}
