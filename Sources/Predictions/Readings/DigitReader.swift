public import Artifacts
import Evaluations
import Kernels
import Models
import Tensors

/// A trained classifier that reads pictures of digits.
public struct DigitReader {
    private let network: DigitClassifier

    /// Takes a trained classifier from a file.
    ///
    /// - Throws: `StateError` or `SafetensorsError` when the file holds something else, ``OtherNetwork`` when the
    ///   network does not read MNIST's images.
    public init(_ file: SafetensorsFile) throws {
        network = try DigitClassifier(file)
        guard (DigitPicture.side * DigitPicture.side).isMultiple(of: network.stepSize), network.classCount == 10 else {
            throw OtherNetwork(path: file.path, stepSize: network.stepSize, classCount: network.classCount)
        }
    }

    /// What the network reads in each picture; all of them are one batch.
    public func read(_ pictures: [DigitPicture]) -> [DigitReading] {
        guard !pictures.isEmpty else { return [] }
        let images = ByteTensor(
            shape: [pictures.count, DigitPicture.side, DigitPicture.side], bytes: pictures.flatMap(\.pixels))
        let logits = network.predict(images, workers: Workers(count: 1))
        let classCount = logits.shape[1]
        return pictures.indices.map { index in
            let row = logits.scalars[index * classCount..<(index + 1) * classCount]
            return DigitReading(probabilities: probabilities(ofLogits: row))
        }
    }
}

/// The weights are those of a network that reads other images.
public struct OtherNetwork: Error, Equatable, Sendable, CustomStringConvertible {
    let path: String
    let stepSize: Int
    let classCount: Int

    /// What was expected and found.
    public var description: String {
        "\(path): expected a network that reads rows of \(DigitPicture.side) pixels and tells 10 digits apart, "
            + "found one of \(stepSize) pixels a step and \(classCount) classes. Train on MNIST's images"
    }
}
