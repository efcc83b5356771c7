import Layers
import Tensors
import Testing

@Suite("Layers print as PyTorch's do")
struct PrintingTests {
    @Test("Dense layers")
    func denseLayers() {
        var random = RandomGenerator(seed: 1, stream: "weights")
        let network = Sequential([
            Linear(784, 128, using: &random), Tanh(), Linear(128, 3, hasBias: false, using: &random), Sigmoid(), ReLU(),
            Dropout(probability: 0.25), Sequential([Tanh()]), Sequential([]),
        ])
        #expect(
            network.description == """
                Sequential(
                  (0): Linear(in_features=784, out_features=128, bias=True)
                  (1): Tanh()
                  (2): Linear(in_features=128, out_features=3, bias=False)
                  (3): Sigmoid()
                  (4): ReLU()
                  (5): Dropout(p=0.25, inplace=False)
                  (6): Sequential(
                    (0): Tanh()
                  )
                  (7): Sequential()
                )
                """)
    }

    @Test("Recurrent layers name what differs from the defaults")
    func recurrentLayers() {
        var random = RandomGenerator(seed: 1, stream: "weights")
        let plain = RecurrentConfiguration(inputSize: 28, hiddenSize: 6)
        let full = RecurrentConfiguration(
            inputSize: 3, hiddenSize: 4, levelCount: 2, hasBias: false, isBatchFirst: true, dropout: 0.5,
            isBidirectional: true)
        #expect(LSTM(plain, using: &random).description == "LSTM(28, 6)")
        #expect(RNN(plain, nonlinearity: .relu, using: &random).description == "RNN(28, 6)")
        #expect(
            GRU(full, using: &random).description
                == "GRU(3, 4, num_layers=2, bias=False, batch_first=True, dropout=0.5, bidirectional=True)")
    }

    @Test("Cells")
    func cells() {
        var random = RandomGenerator(seed: 1, stream: "weights")
        #expect(LSTMCell(inputSize: 3, hiddenSize: 2, using: &random).description == "LSTMCell(3, 2)")
        let plain = GRUCell(inputSize: 3, hiddenSize: 2, hasBias: false, using: &random)
        #expect(plain.description == "GRUCell(3, 2, bias=False)")
        let relu = RNNCell(inputSize: 3, hiddenSize: 2, nonlinearity: .relu, using: &random)
        #expect(relu.description == "RNNCell(3, 2, nonlinearity=relu)")
    }
}
