import Autograd
import Kernels
import Layers
import Tensors
import TestSupport
import Testing

@Suite("The count of the products' operations")
struct ProductCountTests {
    /// What forward and backward of a layer on a constant input take.
    private func count(_ layer: some Module, _ run: (Tape) -> Variable) -> Int {
        let workers = Workers(count: 1)
        let tape = Tape(workers: workers)
        let gradients = tape.gradients(of: run(tape).sum)
        for parameter in layer.parameters { _ = gradients.buffer(of: parameter) }
        return workers.productOperations
    }

    @Test("of dense layers: forward, for the weights, and for the input of all but the first")
    func dense() {
        var random = RandomGenerator(seed: 1, stream: "weights")
        let network = Sequential([Linear(20, 7, using: &random), Linear(7, 3, using: &random)])
        let count = count(network) { network($0.constant(Tensor(zeros: [5, 20]))) }
        #expect(count == 2 * (2 * 5 * 20 * 7) + 3 * (2 * 5 * 7 * 3))
    }

    @Test("of recurrent layers: each weight at each step, the hidden state's not at the first, which starts from zeros")
    func recurrent() {
        let (batch, time, input, hidden) = (3, 6, 4, 5)
        let configuration = RecurrentConfiguration(inputSize: input, hiddenSize: hidden, isBatchFirst: true)
        // The GRU's third gate meets the zeros, too.
        for (kind, gates, others) in [(RecurrentKind.tanh, 1, 0), (.lstm, 4, 0), (.gru, 3, 1)] {
            let layer = SomeRecurrentLayer(kind, configuration)
            let count = count(layer.module) {
                layer.everything($0.constant(Tensor(zeros: [batch, time, input])), hidden: nil, cell: nil)
            }
            let inputs = 2 * batch * time * gates * hidden * input
            let states = 2 * batch * (time - 1) * gates * hidden * hidden
            let first = others * 2 * batch * hidden * hidden
            #expect(count == 2 * inputs + 3 * states + first, "\(kind)")
        }
    }

    @Test("is the same whether gradients are taken as a whole or piece by piece")
    func pieces() {
        var random = RandomGenerator(seed: 1, stream: "weights")
        let layer = Linear(20, 7, using: &random)
        let workers = Workers(count: 1)
        let tape = Tape(workers: workers)
        let gradients = tape.gradients(of: layer(tape.constant(Tensor(zeros: [5, 20]))).sum)
        gradients.forEachPiece(of: ParameterPieces(layer.parameters)) { _, _ in }
        #expect(workers.productOperations == 2 * (2 * 5 * 20 * 7))
    }
}
