import Autograd
import Kernels
import Tensors

/// The weights of a single-step cell, and the sums that all cells begin with.
struct RecurrentUnit {
    let inputSize: Int
    let hiddenSize: Int
    let weights: RecurrentWeights<Parameter>

    init(
        _ cell: RecurrentCell, inputSize: Int, hiddenSize: Int, hasBias: Bool, using generator: inout RandomGenerator
    ) {
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
        weights = RecurrentWeights(
            cell, inputSize: inputSize, hiddenSize: hiddenSize, hasBias: hasBias, using: &generator)
    }

    /// A cell with the weights of a layer's level.
    init(_ weights: RecurrentWeights<Parameter>) {
        inputSize = weights.input.shape[1]
        hiddenSize = weights.hidden.shape[1]
        self.weights = weights
    }

    var namedParameters: [NamedParameter] { weights.named(suffix: "") }

    /// The arguments as PyTorch prints them.
    var pythonText: String {
        "\(inputSize), \(hiddenSize)" + (weights.inputBias == nil ? ", bias=False" : "")
    }

    /// The input's share of the gates' sums.
    func inputSums(_ input: Variable) -> Variable {
        let tape = input.tape
        return linear(
            input, weight: tape.variable(weights.input), bias: weights.inputBias.map { tape.variable($0) })
    }

    /// The hidden state's share of the gates' sums.
    func hiddenSums(_ hidden: Variable) -> Variable {
        let tape = hidden.tape
        return linear(
            hidden, weight: tape.variable(weights.hidden), bias: weights.hiddenBias.map { tape.variable($0) })
    }

    /// The columns of one gate.
    func gate(_ index: Int, of sums: Variable) -> Variable {
        sums.sliced(dimension: 1, index * hiddenSize..<(index + 1) * hiddenSize)
    }

    /// A state of zeros.
    func zeroState(for input: Variable) -> Variable {
        input.tape.constant(Tensor(zeros: [input.shape[0], hiddenSize]))
    }
}
