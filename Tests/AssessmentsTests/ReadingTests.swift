import Artifacts
import Assessments
import Autograd
import Datasets
import Evaluations
import Kernels
import Layers
import Models
import Recordings
import Tensors
import Testing

@Suite("What a classifier holds while it reads")
struct ReadingTests {
    private let workers = Workers(count: 1)

    private func images(_ count: Int) throws -> LabeledImages {
        var random = RandomGenerator(seed: 6, stream: "pixels")
        var writer = SafetensorsWriter()
        let pixels = (0..<count * 784).map { _ in UInt8(random.integer(below: 256)) }
        writer.add(ShapedArray(shape: [count, 28, 28], elements: pixels), named: "images")
        writer.add(ShapedArray(shape: [count], elements: (0..<count).map { UInt8($0 % 10) }), named: "labels")
        return try LabeledImages(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "images"))
    }

    @Test(
        "ends with the probabilities of the network's answer, whatever reads, in steps of any length",
        arguments: DigitClassifier.Reader.allCases, [(28, 1, 9), (14, 2, 1), (784, 1, 3)])
    func lastStep(reader: DigitClassifier.Reader, sizes: (step: Int, levels: Int, hidden: Int)) throws {
        var random = RandomGenerator(seed: 7, stream: "weights")
        let network = DigitClassifier(
            reader, stepSize: sizes.step, hiddenSize: sizes.hidden, levelCount: sizes.levels, using: &random)
        let images = try images(5)
        let recording = ReadingRecording(of: images, [4, 1], by: network, workers: workers)
        #expect(recording.images == [4, 1])
        let logits = network.predict(ByteTensor(images), workers: workers)
        for reading in recording.readings {
            let expected = probabilities(ofLogits: logits.scalars[reading.image * 10..<reading.image * 10 + 10])
            let last = try #require(reading.probabilities.last)
            #expect(zip(expected, last).allSatisfy { abs($0 - $1) < 1e-5 })
            #expect(reading.probabilities.count == 784 / sizes.step)
            #expect(reading.probabilities.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-5 })
            #expect(reading.hidden.allSatisfy { $0.count == sizes.hidden })
            #expect(reading.gates.count == [.lstm: 4, .gru: 3, .rnn: 0][reader])
            #expect((reading.cell != nil) == (reader == .lstm))
        }
    }

    @Test("of a signal has a row for each point")
    func signal() {
        var random = RandomGenerator(seed: 8, stream: "weights")
        let network = SignalFitter(hiddenSize: 3, using: &random)
        let tape = Tape.evaluation(workers: workers)
        let state = network.randomState(on: tape, using: &random)
        let states = StateRecording(network.lstm.traced(tape.constant(Signals.fit().input), state: state))
        #expect(states.hidden.shape == [10, 3] && states.cell?.shape == [10, 3])
    }
}
