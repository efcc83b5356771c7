import Autograd
import Kernels
import Tensors
import TestSupport
import Testing

@Suite("Gradients of operations are those of central differences")
struct OperationGradientTests {
    let a = randomTensor([3, 5], "a")
    let b = randomTensor([3, 5], "b")

    @Test("addition, of equal shapes and of a bias")
    func addition() {
        expectGradientsMatchDifferences(at: [a, b]) { $0[0] + $0[1] }
        expectGradientsMatchDifferences(at: [randomTensor([4, 3, 5], "x"), randomTensor([5], "bias")]) { $0[0] + $0[1] }
        expectGradientsMatchDifferences(at: [randomTensor([4, 3, 5], "x"), a]) { $0[0] + $0[1] }
    }

    @Test("subtraction, multiplication and scaling")
    func arithmetic() {
        expectGradientsMatchDifferences(at: [a, b]) { $0[0] - $0[1] }
        expectGradientsMatchDifferences(at: [a, b]) { $0[0] * $0[1] }
        expectGradientsMatchDifferences(at: [a]) { $0[0] * Float(-2.5) }
    }

    @Test("the matrix product")
    func product() {
        expectGradientsMatchDifferences(at: [randomTensor([19, 5], "left"), randomTensor([5, 7], "right")]) {
            matrixProduct($0[0], $0[1])
        }
    }

    @Test("the linear map, of matrices and of sequences, with and without bias")
    func linearMap() {
        let (weight, bias) = (randomTensor([4, 5], "weight"), randomTensor([4], "bias"))
        expectGradientsMatchDifferences(at: [randomTensor([18, 5], "x"), weight, bias]) {
            linear($0[0], weight: $0[1], bias: $0[2])
        }
        expectGradientsMatchDifferences(at: [randomTensor([3, 2, 5], "x"), weight]) { linear($0[0], weight: $0[1]) }
    }

    @Test("tanh, sigmoid and relu")
    func activations() {
        expectGradientsMatchDifferences(at: [a]) { tanh($0[0]) }
        expectGradientsMatchDifferences(at: [a]) { sigmoid($0[0]) }
        expectGradientsMatchDifferences(at: [a]) { relu($0[0]) }
    }

    @Test("slices and selections of each dimension", arguments: [0, 1, 2])
    func slices(dimension: Int) {
        let x = randomTensor([4, 5, 6], "x")
        expectGradientsMatchDifferences(at: [x]) { $0[0].sliced(dimension: dimension, 1..<3) }
        expectGradientsMatchDifferences(at: [x]) { $0[0].selected(dimension: dimension, 2) }
    }

    @Test("a whole dimension's slice and one variable's concatenation are that variable")
    func wholes() {
        let whole = { (x: Variable) in concatenated([x.sliced(dimension: 1, 0..<5)], dimension: 0) }
        let tape = Tape(workers: Workers(count: 1))
        #expect(whole(tape.constant(a)).value == a)
        expectGradientsMatchDifferences(at: [a]) { tanh(whole($0[0])) * $0[0] }
        expectGradientsMatchDifferences(at: [a]) { stacked([tanh($0[0])], dimension: 0).selected(dimension: 0, 0) }
    }

    @Test("concatenation and stacking along each dimension", arguments: [0, 1])
    func concatenation(dimension: Int) {
        var other = [3, 5]
        other[dimension] = 2
        expectGradientsMatchDifferences(at: [a, randomTensor(other, "other"), b]) {
            concatenated($0, dimension: dimension)
        }
        expectGradientsMatchDifferences(at: [a, b]) { stacked($0, dimension: dimension) }
    }

    @Test("reshaping, sums and means")
    func reductions() {
        expectGradientsMatchDifferences(at: [a]) { $0[0].reshaped([5, 3]) }
        expectGradientsMatchDifferences(at: [a]) { $0[0].sum }
        expectGradientsMatchDifferences(at: [a]) { $0[0].mean }
    }

    @Test("the losses")
    func losses() {
        expectGradientsMatchDifferences(at: [a, b]) { meanSquaredError($0[0], $0[1]) }
        expectGradientsMatchDifferences(at: [a]) { crossEntropy($0[0], labels: [4, 0, 2]) }
    }

    @Test("sequences in tiles, in both layouts", arguments: [SequenceLayout.batchFirst, .timeFirst])
    func tiles(layout: SequenceLayout) {
        let x = randomTensor(layout == .batchFirst ? [18, 3, 2] : [3, 18, 2], "x")
        expectGradientsMatchDifferences(at: [x]) { TiledSequences($0[0], layout: layout).sequences(layout) }
        expectGradientsMatchDifferences(at: [x]) { TiledSequences($0[0], layout: layout).step(1) }
    }
}
