import Autograd
import Kernels
import Layers
import Models
import Tensors
import TestSupport
import Testing
import Training

@Suite("Models")
struct ModelsTests {
    let workers = Workers(count: 2)

    func random() -> RandomGenerator { RandomGenerator(seed: 4, stream: "weights") }

    @Test("They print as the tutorial's classes do")
    func modelsPrint() {
        var random = random()
        #expect(
            DigitClassifier(using: &random).description == """
                RNN(
                  (rnn): LSTM(28, 64, batch_first=True)
                  (out): Linear(in_features=64, out_features=10, bias=True)
                )
                """)
        #expect(
            SineRegressor(using: &random).description == """
                RNN(
                  (rnn): RNN(1, 32, batch_first=True)
                  (out): Linear(in_features=32, out_features=1, bias=True)
                )
                """)
        #expect(
            SignalFitter(using: &random).description == """
                LSTM(
                  (lstm): LSTM(1, 20, batch_first=True)
                  (out): Linear(in_features=20, out_features=1, bias=True)
                )
                """)
        #expect(
            Autoencoder(sizes: [784, 3], using: &random).description == """
                AutoEncoder(
                  (encoder): Sequential(
                    (0): Linear(in_features=784, out_features=3, bias=True)
                  )
                  (decoder): Sequential(
                    (0): Linear(in_features=3, out_features=784, bias=True)
                    (1): Sigmoid()
                  )
                )
                """)
    }

    @Test("Their weights have the tutorial's names")
    func weightsHaveNames() {
        var random = random()
        #expect(
            DigitClassifier(using: &random).namedParameters.map(\.name) == [
                "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0", "out.weight", "out.bias",
            ])
        let names = ["encoder", "decoder"].flatMap { half in
            [0, 2, 4, 6].flatMap { ["\(half).\($0).weight", "\(half).\($0).bias"] }
        }
        #expect(Autoencoder(using: &random).namedParameters.map(\.name) == names)
    }

    @Test("Predictions do not depend on how many images are judged together")
    func predictionsIgnoreGrouping() {
        var random = random()
        let network = DigitClassifier(using: &random)
        let bytes = (0..<530 * 784).map { UInt8(truncatingIfNeeded: $0 * 7 / 5) }
        let images = ByteTensor(shape: [530, 28, 28], bytes: bytes)
        let together = network.predict(images, workers: workers)
        let alone = network.predict(images[521..<522], workers: workers)
        #expect(alone.scalars == Array(together.scalars[5_210..<5_220]))
        let trained = network(images[0..<64], on: Tape(workers: workers)).value
        #expect(trained.scalars == Array(together.scalars.prefix(640)))
    }

    @Test("A classifier learns which of two pictures it sees")
    func classifierLearns() {
        var random = random()
        let network = DigitClassifier(hiddenSize: 16, classCount: 2, using: &random)
        let optimizer = Adam(network.parameters, learningRate: 0.01)
        let bytes = (0..<32 * 784).map { pixel -> UInt8 in
            let (image, row, column) = (pixel / 784, pixel / 28 % 28, pixel % 28)
            return UInt8((image % 2 == 0 ? column : row) * 9)
        }
        let images = ByteTensor(shape: [32, 28, 28], bytes: bytes)
        let losses = (0..<40).map { _ in
            let tape = Tape(workers: workers)
            let loss = crossEntropy(network(images, on: tape), labels: (0..<32).map { $0 % 2 })
            optimizer.step(tape.gradients(of: loss))
            return loss.scalar
        }
        #expect(losses[0] > 0.5 && losses[39] < 0.1)
    }

    @Test("A regressor carries its state from segment to segment")
    func regressorCarriesState() {
        var random = random()
        let network = SineRegressor(using: &random)
        let tape = Tape.evaluation(workers: workers)
        let input = tape.constant(randomTensor([1, 12, 1], "signal"))
        let whole = network(input, state: nil).prediction.value
        let first = network(input.sliced(dimension: 1, 0..<5), state: nil)
        let second = network(input.sliced(dimension: 1, 5..<12), state: first.state)
        let parts = concatenated([first.prediction, second.prediction], dimension: 1).value
        #expect(largestDifference(whole, parts) < 1e-6)
    }

    @Test("A fitter's first state has the shape of its network, and an autoencoder's code three numbers")
    func shapesFit() {
        var random = random()
        let tape = Tape.evaluation(workers: workers)
        let fitter = SignalFitter(using: &random)
        let state = fitter.randomState(on: tape, using: &random)
        #expect(state.hidden.shape == [1, 1, 20] && state.hidden.value != state.cell.value)
        let result = fitter(tape.constant(randomTensor([1, 10, 1], "signal")), state: state)
        #expect(result.prediction.shape == [1, 10, 1])
        let images = Autoencoder(using: &random)(tape.constant(randomTensor([5, 784], "images")))
        #expect(images.code.shape == [5, 3] && images.reconstruction.shape == [5, 784])
    }
}
