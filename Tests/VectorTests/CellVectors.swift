import Autograd
import Kernels
import Layers
import Tensors
import Testing

/// One step of a cell.
func checkCell(_ file: VectorFile) throws {
    let options = try #require(file.configuration.config)
    let inputSize = try #require(options.inputSize)
    let hiddenSize = try #require(options.hiddenSize)
    let hasBias = options.bias ?? true
    var random = RandomGenerator(seed: 1, stream: "weights")
    let tape = Tape.evaluation(workers: Workers(count: 1))
    let input = tape.constant(try file.tensor("input"))
    let hidden = tape.constant(try file.tensor("h"))
    switch file.configuration.kind {
    case "lstm_cell":
        let cell = LSTMCell(inputSize: inputSize, hiddenSize: hiddenSize, hasBias: hasBias, using: &random)
        try cell.load(file.tensors("param."))
        let state = cell(input, state: LSTMState(hidden: hidden, cell: tape.constant(try file.tensor("c"))))
        expectClose(state.hidden.value, try file.tensor("h_1"), within: 1e-5, "h_1")
        expectClose(state.cell.value, try file.tensor("c_1"), within: 1e-5, "c_1")
    case "gru_cell":
        let cell = GRUCell(inputSize: inputSize, hiddenSize: hiddenSize, hasBias: hasBias, using: &random)
        try cell.load(file.tensors("param."))
        let state = cell(input, state: HiddenState(hidden: hidden))
        expectClose(state.hidden.value, try file.tensor("h_1"), within: 1e-5, "h_1")
    default:
        let cell = RNNCell(inputSize: inputSize, hiddenSize: hiddenSize, hasBias: hasBias, using: &random)
        try cell.load(file.tensors("param."))
        let state = cell(input, state: HiddenState(hidden: hidden))
        expectClose(state.hidden.value, try file.tensor("h_1"), within: 1e-5, "h_1")
    }
}
