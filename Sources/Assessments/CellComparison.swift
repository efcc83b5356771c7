import Autograd
public import Evaluations
public import Kernels
import Layers
public import Tensors

/// Compares whole recurrent layers with loops over single-step cells of the same weights.
///
/// - Source: PyTorch's pairs `nn.RNN` and `nn.RNNCell`, `nn.LSTM` and `nn.LSTMCell`, `nn.GRU` and `nn.GRUCell`.
public struct CellComparison {
    private let workers: Workers
    private let input: Tensor
    private let hiddenSize: Int
    private var random: RandomGenerator

    /// Prepares comparisons.
    ///
    /// - Parameters:
    ///   - input: One sequence, `[1, time, feature]`.
    ///   - hiddenSize: The number of hidden units.
    ///   - random: Where the weights come from.
    ///   - workers: Who computes.
    public init(input: Tensor, hiddenSize: Int, using random: RandomGenerator, workers: Workers) {
        self.input = input
        self.hiddenSize = hiddenSize
        self.random = random
        self.workers = workers
    }

    /// How far layer and loop are apart at any step, for each of the three kinds.
    ///
    /// - Throws: `StateError` when a cell does not take its layer's weights.
    public mutating func equivalences() throws -> [Equivalence] {
        [
            Equivalence("an RNN and a loop over an RNNCell", largestDifference: try rnn()),
            Equivalence("an LSTM and a loop over an LSTMCell", largestDifference: try lstm()),
            Equivalence("a GRU and a loop over a GRUCell", largestDifference: try gru()),
        ]
    }

    private var featureCount: Int { input.shape[2] }

    private var configuration: RecurrentConfiguration {
        RecurrentConfiguration(inputSize: featureCount, hiddenSize: hiddenSize, isBatchFirst: true)
    }

    private mutating func rnn() throws -> Float {
        let layer = RNN(configuration, using: &random)
        let cell = RNNCell(inputSize: featureCount, hiddenSize: hiddenSize, using: &random)
        try cell.load(layer.weightsOfCell)
        return difference(of: { layer($0).output }, fromLoopOver: { cell($0, state: $1) }, showing: \.hidden)
    }

    private mutating func lstm() throws -> Float {
        let layer = LSTM(configuration, using: &random)
        let cell = LSTMCell(inputSize: featureCount, hiddenSize: hiddenSize, using: &random)
        try cell.load(layer.weightsOfCell)
        return difference(of: { layer($0).output }, fromLoopOver: { cell($0, state: $1) }, showing: \.hidden)
    }

    private mutating func gru() throws -> Float {
        let layer = GRU(configuration, using: &random)
        let cell = GRUCell(inputSize: featureCount, hiddenSize: hiddenSize, using: &random)
        try cell.load(layer.weightsOfCell)
        return difference(of: { layer($0).output }, fromLoopOver: { cell($0, state: $1) }, showing: \.hidden)
    }

    private func difference<State>(
        of layer: (Variable) -> Variable, fromLoopOver cell: (Variable, State?) -> State,
        showing hidden: (State) -> Variable
    ) -> Float {
        let sequence = Tape.evaluation(workers: workers).constant(input)
        var state: State?
        let steps = (0..<input.shape[1]).map { index in
            let next = cell(sequence.selected(dimension: 1, index), state)
            state = next
            return hidden(next)
        }
        return layer(sequence).value.largestDifference(from: stacked(steps, dimension: 1).value)
    }
}

extension Module {
    /// The weights of a layer's only level under the names of a cell: "weight_ih" for "weight_ih_l0".
    fileprivate var weightsOfCell: StateDictionary {
        stateDictionary.map { (String($0.name.dropLast("_l0".count)), $0.tensor) }
    }
}
