import Autograd
import Kernels
import Layers
import Tensors

/// The recurrent layers that the same rules hold for.
enum RecurrentKind: String, CaseIterable, Sendable {
    case tanh, relu, lstm, gru
}

/// A recurrent layer of any kind, for tests of what all have in common.
struct SomeRecurrentLayer {
    let kind: RecurrentKind
    let configuration: RecurrentConfiguration
    let module: any Module
    private let run: (Variable, _ hidden: Variable?, _ cell: Variable?) -> Result

    private struct Result {
        var output: Variable
        var lastStep: Variable
        var hidden: Variable
        var cell: Variable?
    }

    init(_ kind: RecurrentKind, _ configuration: RecurrentConfiguration) {
        var random = RandomGenerator(seed: 11, stream: "weights")
        self.kind = kind
        self.configuration = configuration
        switch kind {
        case .lstm:
            let layer = LSTM(configuration, using: &random)
            module = layer
            run = { input, hidden, cell in
                let state = hidden.flatMap { hidden in cell.map { LSTMState(hidden: hidden, cell: $0) } }
                let result = layer(input, state: state)
                return Result(
                    output: result.output, lastStep: result.lastStep, hidden: result.state.hidden,
                    cell: result.state.cell)
            }
        case .gru:
            let layer = GRU(configuration, using: &random)
            module = layer
            run = { input, hidden, _ in
                let result = layer(input, state: hidden.map { HiddenState(hidden: $0) })
                return Result(output: result.output, lastStep: result.lastStep, hidden: result.state.hidden)
            }
        case .tanh, .relu:
            let layer = RNN(configuration, nonlinearity: kind == .relu ? .relu : .tanh, using: &random)
            module = layer
            run = { input, hidden, _ in
                let result = layer(input, state: hidden.map { HiddenState(hidden: $0) })
                return Result(output: result.output, lastStep: result.lastStep, hidden: result.state.hidden)
            }
        }
    }

    func output(_ input: Variable) -> Variable { run(input, nil, nil).output }

    func lastStep(_ input: Variable) -> Variable { run(input, nil, nil).lastStep }

    /// Output and last states as one variable; a cell state that the layer does not have is added, so that it counts.
    func everything(_ input: Variable, hidden: Variable?, cell: Variable?) -> Variable {
        let result = run(input, hidden, cell)
        let parts = [result.output, result.hidden, result.cell ?? cell].compactMap { $0 }
        return concatenated(parts.map { $0.reshaped([$0.count]) }, dimension: 0)
    }

    /// The output of a time-first layer that stops at `cut` and goes on from its state.
    func outputInTwoParts(_ input: Variable, cut: Int) -> Variable {
        let first = run(input.sliced(dimension: 0, 0..<cut), nil, nil)
        let second = run(input.sliced(dimension: 0, cut..<input.shape[0]), first.hidden, first.cell)
        return concatenated([first.output, second.output], dimension: 0)
    }

    /// The output of a loop over a cell with this one-level, time-first layer's weights.
    func loopOverCell(_ input: Variable) throws -> Variable {
        let loop = CellLoop(kind, inputSize: configuration.inputSize, hiddenSize: configuration.hiddenSize)
        try loop.module.load(
            module.stateDictionary.map { (name: String($0.name.dropLast(3)), tensor: $0.tensor) })
        return loop.outputs(input)
    }
}

/// A single-step cell of any kind in a loop over time.
struct CellLoop {
    let module: any Module
    private let run: ([Variable]) -> Variable

    init(_ kind: RecurrentKind, inputSize: Int, hiddenSize: Int) {
        var random = RandomGenerator(seed: 1, stream: "other weights")
        switch kind {
        case .lstm:
            let cell = LSTMCell(inputSize: inputSize, hiddenSize: hiddenSize, using: &random)
            module = cell
            run = { Self.looped($0, nil as LSTMState?, { cell($0, state: $1) }, \.hidden) }
        case .gru:
            let cell = GRUCell(inputSize: inputSize, hiddenSize: hiddenSize, using: &random)
            module = cell
            run = { Self.looped($0, nil as HiddenState?, { cell($0, state: $1) }, \.hidden) }
        case .tanh, .relu:
            let cell = RNNCell(
                inputSize: inputSize, hiddenSize: hiddenSize, nonlinearity: kind == .relu ? .relu : .tanh,
                using: &random)
            module = cell
            run = { Self.looped($0, nil as HiddenState?, { cell($0, state: $1) }, \.hidden) }
        }
    }

    /// The hidden state after each step of time-first sequences.
    func outputs(_ input: Variable) -> Variable {
        run((0..<input.shape[0]).map { input.selected(dimension: 0, $0) })
    }

    private static func looped<State>(
        _ inputs: [Variable], _ start: State?, _ step: (Variable, State?) -> State, _ hidden: (State) -> Variable
    ) -> Variable {
        var state = start
        let outputs = inputs.map { input in
            let next = step(input, state)
            state = next
            return hidden(next)
        }
        return stacked(outputs, dimension: 0)
    }
}
