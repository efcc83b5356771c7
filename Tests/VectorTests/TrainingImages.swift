import Datasets
import Foundation
import Tensors

/// The training images and labels of MNIST, from the folder that UNROLL_MNIST_DIR names.
///
/// - Throws: ``MissingImages`` when the variable is not set or the folder lacks a file.
func trainingImages() throws -> (pixels: ByteTensor, labels: [Int32]) {
    let images = try array("train-images-idx3-ubyte")
    let labels = try array("train-labels-idx1-ubyte")
    return (ByteTensor(shape: images.shape, bytes: images.bytes), labels.bytes.map(Int32.init))
}

private func array(_ name: String) throws -> IDXArray {
    guard let path = ProcessInfo.processInfo.environment["UNROLL_MNIST_DIR"] else {
        throw MissingImages(
            description: "Set UNROLL_MNIST_DIR to the folder with MNIST's four files; this case trains on them.")
    }
    let dotted = name.replacing("-idx", with: ".idx")
    let candidates = [name, name + ".gz", dotted, dotted + ".gz"].map { URL(filePath: path).appending(path: $0) }
    guard let url = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
        throw MissingImages(
            description: "UNROLL_MNIST_DIR is \(path), which holds no \(name). Set it to a folder that does.")
    }
    return try IDXArray(reading: url)
}

/// Why a case that trains on images cannot run.
struct MissingImages: Error, CustomStringConvertible {
    let description: String
}
