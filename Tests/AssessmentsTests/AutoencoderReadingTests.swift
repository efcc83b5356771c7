import Artifacts
import Assessments
import Datasets
import Evaluations
import Kernels
import Models
import Tensors
import Testing

@Suite("What an autoencoder makes of images")
struct AutoencoderReadingTests {
    /// Images of noise whose labels count from 0 to 9 again and again.
    private func images(_ count: Int) throws -> LabeledImages {
        var random = RandomGenerator(seed: 5, stream: "pixels")
        var writer = SafetensorsWriter()
        let pixels = (0..<count * 784).map { _ in UInt8(random.integer(below: 256)) }
        writer.add(ShapedArray(shape: [count, 28, 28], elements: pixels), named: "images")
        writer.add(ShapedArray(shape: [count], elements: (0..<count).map { UInt8($0 % 10) }), named: "labels")
        return try LabeledImages(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "images"))
    }

    private func network() -> Autoencoder {
        var random = RandomGenerator(seed: 5, stream: "weights")
        return Autoencoder(using: &random)
    }

    @Test("is the error of a pixel over all images and over those of each digit")
    func errors() throws {
        let (images, network, workers) = (try images(25), network(), Workers(count: 1))
        let error = AutoencoderReading(of: images, by: network, workers: workers).error
        let given = network.evaluate(ByteTensor(images).flattened, workers: workers).reconstructions.scalars
        let expected = meanSquaredError(given, images.pixels.map { Float($0) / 255 })
        #expect(abs(error.error - expected) < 1e-9)
        #expect(error.count == 25)
        let byDigit = error.errorsByClass.compactMap { $0 }
        #expect(byDigit.count == 10)
        #expect((byDigit.min() ?? 1) < error.error && error.error < (byDigit.max() ?? 0))
    }

    @Test("holds the codes in the order of the images, however many are read together")
    func codes() throws {
        let (images, network, workers) = (try images(1010), network(), Workers(count: 2))
        var writer = SafetensorsWriter()
        AutoencoderReading(of: images, by: network, workers: workers).addCodes(count: 1005, prefix: "a.", to: &writer)
        let file = try SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "codes")
        let last = ByteTensor(images).flattened[1004..<1005]
        #expect(try file.tensor("a.codes").shape == [1005, 3])
        let code = network.evaluate(last, workers: workers).codes
        let kept = try Tensor(shape: [1, 3], scalars: Array(file.tensor("a.codes").scalars.suffix(3)))
        #expect(kept.largestDifference(from: code) < 1e-6)
        #expect(try file.bytes("a.labels").elements.suffix(2) == [3, 4])
    }

    @Test("The mean image's error is the variance of a pixel")
    func meanImage() throws {
        let images = try images(40)
        let values = images.pixels.map { Double($0) / 255 }
        let variances = (0..<784).map { pixel in
            let column = stride(from: pixel, to: values.count, by: 784).map { values[$0] }
            let mean = column.reduce(0, +) / 40
            return column.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 40
        }
        #expect(abs(images.meanImageError - variances.reduce(0, +) / 784) < 1e-9)
    }
}
