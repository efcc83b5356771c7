import Autograd
import Kernels
import Tensors

extension RecurrentWeights where Value == Parameter {
    /// Makes random weights and biases from U(-1/sqrt(hiddenSize), 1/sqrt(hiddenSize)).
    init(
        _ cell: RecurrentCell, inputSize: Int, hiddenSize: Int, hasBias: Bool, using generator: inout RandomGenerator
    ) {
        let rows = cell.gateCount * hiddenSize
        let shapes = [[rows, inputSize], [rows, hiddenSize]] + (hasBias ? [[rows], [rows]] : [])
        let parameters = shapes.map { Parameter(boundedBy: hiddenSize, shape: $0, using: &generator) }
        self.init(
            input: parameters[0], hidden: parameters[1], inputBias: hasBias ? parameters[2] : nil,
            hiddenBias: hasBias ? parameters[3] : nil)
    }

    /// The weights under PyTorch's names, which end with `suffix`.
    func named(suffix: String) -> [NamedParameter] {
        zip(["weight_ih", "weight_hh", "bias_ih", "bias_hh"], all).map { NamedParameter($0 + suffix, $1) }
    }
}
