import Autograd
import Kernels
import Layers
import Tensors
import Testing
import Training

/// Twelve steps from given gradients.
func checkOptimizer(_ file: VectorFile) throws {
    let parameter = Parameter(try file.tensor("param.start"))
    let optimizer = try optimizer(file, of: parameter)
    let workers = Workers(count: 1)
    let trajectory = try rows(of: file.tensor("trajectory"))
    for (step, gradient) in try rows(of: file.tensor("grads")).enumerated() {
        optimizer.step(Gradients([(parameter, gradient)], workers: workers))
        expectClose(parameter.value, trajectory[step], within: 1e-5, "step \(step)")
    }
}

/// Clipping by the common norm of all gradients.
func checkClipping(_ file: VectorFile) throws {
    let gradients = try file.tensors("grad.")
    let parameters = gradients.map { Parameter($0.tensor) }
    let clipped = Gradients(Array(zip(parameters, gradients.map(\.tensor))), workers: Workers(count: 1))
    let norm = clipped.clip(parameters, toNorm: try #require(file.configuration.maxNorm))
    expectClose(Tensor(shape: [], scalars: [norm]), try file.tensor("norm"), within: 1e-6, "norm")
    for (parameter, name) in zip(parameters, gradients.map(\.name)) {
        expectClose(clipped[parameter], try file.tensor("clipped.\(name)"), within: 1e-6, "clipped.\(name)")
    }
}

private func rows(of tensor: Tensor) -> [Tensor] {
    let shape = Array(tensor.shape.dropFirst())
    return (0..<tensor.shape[0]).map { row in
        let start = row * shape.elementCount
        return Tensor(shape: shape, scalars: Array(tensor.scalars[start..<start + shape.elementCount]))
    }
}

private func optimizer(_ file: VectorFile, of parameter: Parameter) throws -> any Optimizer {
    let options = try #require(file.configuration.config)
    let learningRate = try #require(options.lr)
    let betas = options.betas.map { ($0[0], $0[1]) } ?? (0.9, 0.999)
    switch file.configuration.optimizer {
    case "sgd":
        return SGD(
            [parameter], learningRate: learningRate, momentum: options.momentum ?? 0,
            weightDecay: options.weightDecay ?? 0, isNesterov: options.nesterov ?? false)
    case "adam":
        return Adam(
            [parameter], learningRate: learningRate, betas: betas, epsilon: options.eps ?? 1e-8,
            weightDecay: options.weightDecay ?? 0, isAMSGrad: options.amsgrad ?? false)
    case "adamw":
        return AdamW(
            [parameter], learningRate: learningRate, betas: betas, epsilon: options.eps ?? 1e-8,
            weightDecay: options.weightDecay ?? 0.01)
    default:
        #expect(file.configuration.optimizer == "rmsprop", "no test knows this optimizer")
        return RMSProp(
            [parameter], learningRate: learningRate, smoothing: options.alpha ?? 0.99, epsilon: options.eps ?? 1e-8,
            momentum: options.momentum ?? 0, weightDecay: options.weightDecay ?? 0)
    }
}
