import Autograd
import Tensors

extension Parameter {
    /// Makes a parameter of numbers from U(-1/sqrt(`size`), 1/sqrt(`size`)), PyTorch's default for dense and recurrent
    /// layers.
    convenience init(boundedBy size: Int, shape: [Int], using generator: inout RandomGenerator) {
        let bound = 1 / Float(size).squareRoot()
        self.init(Tensor(uniformFrom: -bound, to: bound, shape: shape, using: &generator))
    }
}
