import Artifacts
import Autograd
import Experiments
import Foundation
import Kernels
import Layers
import Models
import Recordings
import Tensors
import Testing
import Training

@Suite("The probe of a training's health")
struct HealthProbeTests {
    /// A few steps of a small classifier on random images; the probe looks if it is wanted.
    private func train(
        steps: Int, workers: Workers, isProbed: Bool, clippedTo norm: Float? = nil
    ) -> (weights: Data, health: HealthRecording, norms: [Float]) {
        var random = RandomGenerator(seed: 5, stream: "health")
        let network = DigitClassifier(.lstm, stepSize: 28, hiddenSize: 48, using: &random)
        let optimizer = Adam(network.parameters, learningRate: 0.01)
        let probe = HealthProbe(network)
        var norms: [Float] = []
        for step in 0..<steps {
            let pixels = (0..<9 * 784).map { _ in UInt8(random.next() % 256) }
            let tape = Tape(workers: workers)
            let logits = network(ByteTensor(shape: [9, 28, 28], bytes: pixels), on: tape)
            let gradients = tape.gradients(of: crossEntropy(logits, labels: (0..<9).map { Int32($0) }))
            if isProbed { probe.look(at: gradients, step: step) }
            if let norm { norms.append(gradients.clip(network.parameters, toNorm: norm)) }
            optimizer.step(gradients)
        }
        var writer = SafetensorsWriter()
        for (name, tensor) in network.stateDictionary { writer.add(tensor, named: name) }
        return (writer.encoded(), probe.recording(), norms)
    }

    @Test("leaves the trained weights the same bytes", arguments: [1, 3])
    func weightsStay(threads: Int) {
        let workers = Workers(count: threads)
        let (with, without) = (
            train(steps: 12, workers: workers, isProbed: true), train(steps: 12, workers: workers, isProbed: false)
        )
        #expect(with.weights == without.weights)
        #expect(with.health.steps == Array(0..<12) && without.health.steps.isEmpty)
    }

    /// The network is so large that several threads count.
    @Test("records the same bytes for any number of threads")
    func sameBytes() {
        let files = [1, 2, 5].map {
            train(steps: 4, workers: Workers(count: $0), isProbed: true).health.file.encoded()
        }
        #expect(Set(files).count == 1)
    }

    @Test("sees every element of weights and gradients, and their norm before the update")
    func elements() throws {
        let (_, health, norms) = train(steps: 3, workers: Workers(count: 1), isProbed: true, clippedTo: 1e9)
        #expect(health.gradientNorms == norms && norms.allSatisfy { $0 > 0 })
        let names = [
            "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0", "out.weight", "out.bias",
        ]
        #expect(health.parameters.map(\.name) == names)
        for (parameter, count) in zip(health.parameters, [192 * 28, 192 * 48, 192, 192, 480, 10]) {
            for values in parameter.weights + parameter.gradients { #expect(values.counts.reduce(0, +) == count) }
        }
        let first = try #require(health.parameters[4].weights[0].quantiles([0, 1]))
        #expect(first[0] < 0 && first[1] > 0 && first[1] <= 0.15625, "PyTorch draws from -1/sqrt(48) to 1/sqrt(48)")
    }

    @Test(
        "looks at fifty moments of a training at most, evenly spaced from its first step on",
        arguments: [(1, 1, 1), (7, 7, 1), (51, 26, 2), (512, 32, 16)])
    func moments(stepCount: Int, count: Int, interval: Int) {
        let parameter = Parameter(Tensor(shape: [30_000], scalars: (0..<30_000).map { Float($0) }))
        let health = look(at: parameter, steps: 0..<stepCount, by: HealthProbe(Single(parameter: parameter)))
        #expect(health.steps == (0..<count).map { $0 * interval })
        #expect(health.parameters[0].weights.count == health.steps.count)
        #expect(health.parameters[0].weights == health.parameters[0].gradients)
        #expect(Set(health.gradientNorms).count == 1 && health.gradientNorms[0] > 1_000)
    }

    @Test("sees the same, no matter how often it is asked on the way")
    func askedOnTheWay() {
        let parameter = Parameter(Tensor(shape: [30], scalars: (0..<30).map { Float($0) }))
        let probe = HealthProbe(Single(parameter: parameter))
        for start in stride(from: 0, to: 300, by: 20) { _ = look(at: parameter, steps: start..<start + 20, by: probe) }
        let whole = look(at: parameter, steps: 0..<300, by: HealthProbe(Single(parameter: parameter)))
        #expect(probe.recording() == whole && whole.steps.count == 38)
    }

    /// Steps whose gradients are the parameter's values, which stay.
    private func look(at parameter: Parameter, steps: Range<Int>, by probe: HealthProbe) -> HealthRecording {
        let workers = Workers(count: 1)
        for step in steps {
            let gradients = Gradients([(parameter, parameter.value)], workers: workers)
            probe.look(at: gradients, step: step)
            gradients.forEachPiece(of: ParameterPieces([parameter])) { _, _ in }
        }
        return probe.recording()
    }

    @Test(
        "looks less often at a large network, whose counting takes as long as a step",
        arguments: [(8, 2, 4), (60, 15, 4), (1_000, 16, 64)])
    func largeNetwork(stepCount: Int, count: Int, interval: Int) {
        let parameter = Parameter(Tensor(zeros: [70_000]))
        let health = look(at: parameter, steps: 0..<stepCount, by: HealthProbe(Single(parameter: parameter)))
        #expect(health.steps == (0..<count).map { $0 * interval })
        #expect(health.parameters[0].weights.allSatisfy { $0.counts[ValueBins.zero] == 70_000 })
    }
}

/// A network of one parameter.
private struct Single: Module {
    let parameter: Parameter

    var namedParameters: [NamedParameter] { [NamedParameter("only", parameter)] }
    var description: String { "Single()" }
}
