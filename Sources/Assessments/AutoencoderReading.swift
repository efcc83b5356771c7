public import Artifacts
public import Datasets
public import Evaluations
public import Kernels
public import Models
import Tensors

/// What a trained autoencoder makes of labelled images: the code of each, and how well it is given back.
public struct AutoencoderReading {
    private static let partSize = 1000
    private static let codeSize = 3

    private let labels: [UInt8]
    private var codes: [Float] = []
    private var errors: [Double] = []

    /// Reads images, a thousand at a time.
    public init(of examples: LabeledImages, by network: Autoencoder, workers: Workers) {
        labels = examples.labels
        let images = ByteTensor(examples).flattened
        for first in stride(from: 0, to: examples.count, by: Self.partSize) {
            let part = images[first..<min(first + Self.partSize, examples.count)]
            let result = network.evaluate(part, workers: workers)
            codes += result.codes.scalars
            errors += result.reconstructions.squaredErrors(from: part)
        }
    }

    /// The mean squared error, over all images and over those of each digit.
    public var error: AutoencoderEvaluation.SetError {
        .init(errors: errors, labels: labels, classCount: LabeledImages.classCount)
    }

    /// Of the codes of the first images, the share whose nearest other code is of the same digit.
    public func neighbourAgreement(count: Int) -> Double {
        let labels = labels.prefix(count)
        let points = labels.indices.map { Array(codes[$0 * Self.codeSize..<($0 + 1) * Self.codeSize]) }
        return Evaluations.neighbourAgreement(of: points, labels: Array(labels))
    }

    /// Adds the arrays `codes` [count, 3] and `labels` [count] of the first images to a file, led by a prefix.
    public func addCodes(count: Int, prefix: String, to writer: inout SafetensorsWriter) {
        let shown = labels.prefix(count)
        let scalars = Array(codes.prefix(shown.count * Self.codeSize))
        writer.add(Tensor(shape: [shown.count, Self.codeSize], scalars: scalars), named: "\(prefix)codes")
        writer.add(ShapedArray(shape: [shown.count], elements: Array(shown)), named: "\(prefix)labels")
    }
}

extension Tensor {
    /// The mean squared difference of each row from the same row of bytes, which stand for numbers from 0 to 1.
    fileprivate func squaredErrors(from images: ByteTensor) -> [Double] {
        let width = shape[1]
        return scalars.withUnsafeBufferPointer { values in
            images.bytes.withUnsafeBufferPointer { bytes in
                (0..<shape[0]).map { row in
                    var sum = 0.0
                    for index in row * width..<(row + 1) * width {
                        let difference = Double(values[index] - Float(bytes[index]) / 255)
                        sum += difference * difference
                    }
                    return sum / Double(width)
                }
            }
        }
    }
}
