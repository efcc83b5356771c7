import Tensors
import Testing

@Suite("Tensors")
struct TensorTests {
    @Test("A copy is independent of its original")
    func copyIsIndependent() {
        let original = Tensor(zeros: [2, 3])
        var copy = original
        copy.scalars[4] = 1
        #expect(original.scalars[4] == 0 && copy.scalars[4] == 1)
    }

    @Test("Reshaping keeps the elements in order")
    func reshapingKeepsOrder() {
        let tensor = Tensor(shape: [2, 3], scalars: [1, 2, 3, 4, 5, 6])
        #expect(tensor.reshaped([3, 2]) == Tensor(shape: [3, 2], scalars: [1, 2, 3, 4, 5, 6]))
        #expect(Tensor(repeating: 4, shape: []).count == 1)
    }

    @Test("A selection of images has the asked ones in the asked order")
    func selectionHasOrder() {
        let images = ByteTensor(shape: [3, 1, 2], bytes: [0, 1, 10, 11, 20, 21])
        #expect(images.selecting([2, 0, 2]) == ByteTensor(shape: [3, 1, 2], bytes: [20, 21, 0, 1, 20, 21]))
        #expect(images[1..<3] == ByteTensor(shape: [2, 1, 2], bytes: [10, 11, 20, 21]))
        #expect(images.reshaped([3, 2]).shape == [3, 2])
    }

    @Test("The largest difference is that of the two elements farthest apart, whatever their signs")
    func largestDifference() {
        let tensor = Tensor(shape: [3], scalars: [1, -2, 0])
        #expect(tensor.largestDifference(from: Tensor(shape: [3], scalars: [1, 3, 1])) == 5)
        #expect(tensor.largestDifference(from: tensor) == 0)
    }

    @Test("Flattened bytes are a row for each index of the first dimension")
    func flattened() {
        let bytes = ByteTensor(shape: [2, 2, 3], bytes: Array(0..<12))
        #expect(bytes.flattened == ByteTensor(shape: [2, 6], bytes: Array(0..<12)))
    }
}
