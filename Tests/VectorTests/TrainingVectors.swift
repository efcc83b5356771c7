import Autograd
import Datasets
import Kernels
import Layers
import Models
import Tensors
import Testing
import Training

/// A whole experiment, or its first steps, from given weights.
func checkTraining(_ file: VectorFile) throws {
    switch file.configuration.experiment {
    case "rnn_regression": try checkRegression(file, on: Signals.regression(segmentCount: 100))
    case "dynamic_rnn":
        try checkRegression(file, on: Signals.dynamic(lengths: file.integers("segment_lengths").map(Int.init)))
    case "lstm_fit": try checkSignalFit(file)
    case "mnist_classification": try checkClassification(file)
    case "autoencoder": try checkAutoencoder(file)
    default: Issue.record("no test knows the experiment '\(file.configuration.experiment ?? "")'")
    }
}

private func checkRegression(_ file: VectorFile, on segments: [SignalSegment]) throws {
    let workers = Workers(count: 2)
    var random = RandomGenerator(seed: 1, stream: "weights")
    let network = SineRegressor(using: &random)
    try network.load(file.tensors("param."))
    let optimizer = Adam(network.parameters, learningRate: try #require(file.configuration.lr))
    var state: HiddenState?
    let losses = segments.map { segment in
        let tape = Tape(workers: workers)
        let result = network(tape.constant(segment.input), state: state?.detached(on: tape))
        let loss = meanSquaredError(result.prediction, tape.constant(segment.target))
        state = result.state
        optimizer.step(tape.gradients(of: loss))
        return loss.scalar
    }
    try expectTrained(network, losses, file)
}

private func checkSignalFit(_ file: VectorFile) throws {
    let workers = Workers(count: 2)
    var random = RandomGenerator(seed: 1, stream: "weights")
    let network = SignalFitter(using: &random)
    try network.load(file.tensors("param."))
    let optimizer = SGD(network.parameters, learningRate: try #require(file.configuration.lr))
    let segment = Signals.fit()
    let start = Tape.evaluation(workers: workers)
    var state = LSTMState(
        hidden: start.constant(try file.tensor("h_0")), cell: start.constant(try file.tensor("c_0")))
    let losses = (0..<(try file.tensor("losses").count)).map { _ in
        let tape = Tape(workers: workers)
        let result = network(tape.constant(segment.input), state: state.detached(on: tape))
        let loss = meanSquaredError(result.prediction, tape.constant(segment.target))
        state = result.state
        optimizer.step(tape.gradients(of: loss))
        return loss.scalar
    }
    try expectTrained(network, losses, file)
}

private func expectTrained(_ network: some Module, _ losses: [Float], _ file: VectorFile) throws {
    expectClose(losses, try file.tensor("losses").scalars, within: 1e-3, "losses")
    for (name, tensor) in network.stateDictionary {
        let expected = try file.tensor("trained.\(name)")
        expectClose(tensor.scalars, expected.scalars, within: 2e-3, "trained.\(name)")
    }
}

private func checkClassification(_ file: VectorFile) throws {
    let images = try trainingImages()
    let workers = Workers(count: 2)
    var random = RandomGenerator(seed: 1, stream: "weights")
    let network = DigitClassifier(using: &random)
    try network.load(file.tensors("param."))
    let optimizer = Adam(network.parameters, learningRate: try #require(file.configuration.lr))
    let losses = try batches(file).map { batch in
        let tape = Tape(workers: workers)
        let logits = network(images.pixels.selecting(batch), on: tape)
        let loss = crossEntropy(logits, labels: batch.map { images.labels[Int($0)] })
        optimizer.step(tape.gradients(of: loss))
        return loss.scalar
    }
    // Later losses of PyTorch itself part between single and double precision: Adam at this rate is chaotic.
    let expected = try file.tensor("losses").scalars.prefix(30)
    expectClose(Array(losses.prefix(30)), Array(expected), within: 1e-3, "losses")
}

private func checkAutoencoder(_ file: VectorFile) throws {
    let pixels = try trainingImages().pixels
    let images = pixels.reshaped([pixels.shape[0], pixels.shape[1] * pixels.shape[2]])
    let workers = Workers(count: 2)
    var random = RandomGenerator(seed: 1, stream: "weights")
    let network = Autoencoder(using: &random)
    try network.load(file.tensors("param."))
    let optimizer = Adam(network.parameters, learningRate: try #require(file.configuration.lr))
    let losses = try batches(file).map { batch in
        let tape = Tape(workers: workers)
        let input = tape.constant(images.selecting(batch))
        let loss = meanSquaredError(network(input).reconstruction, input)
        optimizer.step(tape.gradients(of: loss))
        return loss.scalar
    }
    expectClose(losses, try file.tensor("losses").scalars, within: 1e-5, "losses")
}

private func batches(_ file: VectorFile) throws -> ShuffledBatches {
    ShuffledBatches(order: try file.integers("order"), size: try #require(file.configuration.batch))
}
