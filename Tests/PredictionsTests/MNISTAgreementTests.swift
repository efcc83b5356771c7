import Artifacts
import Autograd
import Charts
import Datasets
import Foundation
import Kernels
import Layers
import Models
import Predictions
import Tensors
import TestSupport
import Testing
import Training

/// Real images of MNIST, from the folder that UNROLL_MNIST_DIR names, and a small classifier that is trained on them.
@Suite("MNIST's own images")
struct MNISTAgreementTests {
    private static let imageCount = 500
    private static let leastAgreement = 0.97
    private static let largestLoss = 0.01

    @Test("Images that are already like MNIST's come out nearly unchanged, and are read as before")
    func agreement() throws {
        let test = try digits("t10k", count: Self.imageCount)
        let pictures = try test.labels.indices.map { index in
            try DigitPicture(PNGImage(width: 28, height: 28, channels: .grey, pixels: Array(test[index])))
        }
        let changed = zip(pictures.flatMap(\.pixels), test.pixels).map { abs(Int($0) - Int($1)) }
        #expect(Double(changed.reduce(0, +)) / Double(changed.count) < 3, "mean change of a pixel, of 255")

        let network = try trainedClassifier()
        let raw = network.predict(ByteTensor(test), workers: Workers(count: 1)).rowMaxima
        let read = try reader(of: network).read(pictures).map(\.digit)
        #expect(share(of: read, equalTo: raw) >= Self.leastAgreement)
        let labels = test.labels.map { Int($0) }
        #expect(share(of: raw, equalTo: labels) > 0.85, "the classifier has learnt to read")
        #expect(share(of: read, equalTo: labels) >= share(of: raw, equalTo: labels) - Self.largestLoss)
    }

    private func share(of answers: [Int], equalTo others: [Int]) -> Double {
        Double(zip(answers, others).count { $0 == $1 }) / Double(answers.count)
    }

    private func reader(of network: DigitClassifier) throws -> DigitReader {
        var reader: DigitReader?
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "classifier.safetensors")
            try network.save(to: url)
            reader = try DigitReader(SafetensorsFile(reading: url))
        }
        return try #require(reader)
    }

    private func trainedClassifier() throws -> DigitClassifier {
        let digits = try digits("train", count: 25_600)
        let images = ByteTensor(digits)
        var generator = RandomGenerator(seed: 1, stream: "weights")
        let network = DigitClassifier(hiddenSize: 32, using: &generator)
        let optimizer = Adam(network.parameters, learningRate: 0.01)
        for batch in ShuffledBatches(count: digits.count, size: 64, using: &generator) {
            let tape = Tape(workers: Workers(count: 1))
            let loss = crossEntropy(
                network(images.selecting(batch), on: tape), labels: batch.map { Int32(digits.labels[Int($0)]) })
            optimizer.step(tape.gradients(of: loss))
        }
        return network
    }

    private func digits(_ part: String, count: Int) throws -> LabeledImages {
        let folder = try #require(mnistFolder(), "set UNROLL_MNIST_DIR to a folder with MNIST's files")
        func array(_ name: String) throws -> IDXArray {
            let names = [name, name + ".gz"].map { folder.appending(path: $0) }
            return try IDXArray(reading: #require(names.first { FileManager.default.fileExists(atPath: $0.path) }))
        }
        return try LabeledImages(
            images: array("\(part)-images-idx3-ubyte"), labels: array("\(part)-labels-idx1-ubyte")
        ).prefix(count)
    }
}
