import Autograd
import Kernels
import Layers
import Tensors
import Testing

/// Dense layers with their activations.
func checkMultilayerPerceptron(_ file: VectorFile) throws {
    let network = try multilayerPerceptron(file)
    try network.load(file.tensors("param."))
    let tape = Tape(workers: Workers(count: 2))
    let input = tape.variable(try file.tensor("input"))
    let output = network(input)
    expectClose(output.value, try file.tensor("output"), within: 1e-5, "output")

    let gradients = tape.gradients(of: (output * tape.constant(try file.tensor("cotangent.output"))).sum)
    expectClose(gradients[input], try file.tensor("grad.input"), within: 1e-5, "grad.input")
    for named in network.namedParameters {
        let expected = try file.tensor("grad.\(named.name)")
        expectClose(gradients[named.parameter], expected, within: 1e-5, "grad.\(named.name)")
    }
}

private func multilayerPerceptron(_ file: VectorFile) throws -> Sequential {
    var sizes = try #require(file.configuration.sizes)[...]
    var random = RandomGenerator(seed: 1, stream: "weights")
    let layers = try #require(file.configuration.layers).map { name -> any Layer in
        switch name {
        case "tanh": return Tanh()
        case "relu": return ReLU()
        case "sigmoid": return Sigmoid()
        default:
            #expect(["linear", "linear_nobias"].contains(name), "no test knows the layer '\(name)'")
            let inputSize = sizes.removeFirst()
            return Linear(inputSize, try #require(sizes.first), hasBias: name == "linear", using: &random)
        }
    }
    return Sequential(layers)
}
