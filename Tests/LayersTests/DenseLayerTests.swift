import Autograd
import Kernels
import Layers
import Tensors
import TestSupport
import Testing

@Suite("Dense layers")
struct DenseLayerTests {
    @Test("Gradients of a network, by its input and all parameters, are those of central differences")
    func gradientsMatchDifferences() {
        var random = RandomGenerator(seed: 2, stream: "weights")
        let network = Sequential([
            Linear(5, 7, using: &random), Tanh(), Linear(7, 4, hasBias: false, using: &random), Sigmoid(),
            Linear(4, 3, using: &random),
        ])
        expectGradientsMatchDifferences(at: [randomTensor([18, 5], "input")]) { network($0[0]) }
    }

    @Test("A linear layer on sequences is the layer on each step")
    func linearIgnoresLeadingDimensions() {
        var random = RandomGenerator(seed: 2, stream: "weights")
        let layer = Linear(5, 3, using: &random)
        let tape = Tape.evaluation(workers: Workers(count: 1))
        let x = tape.constant(randomTensor([4, 6, 5], "input"))
        let steps = (0..<6).map { layer(x.selected(dimension: 1, $0)) }
        #expect(layer(x).value == stacked(steps, dimension: 1).value)
        #expect(layer(x.reshaped([24, 5])).reshaped([4, 6, 3]).value == layer(x).value)
    }
}
