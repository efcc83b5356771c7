import Datasets
import Foundation
import Tensors
import TestSupport

/// The training images and labels of MNIST.
///
/// - Throws: ``MissingImages`` when no folder is known, or it lacks a file.
func trainingImages() throws -> (pixels: ByteTensor, labels: [Int32]) {
    let images = try array("train-images-idx3-ubyte")
    let labels = try array("train-labels-idx1-ubyte")
    return (ByteTensor(shape: images.shape, bytes: images.bytes), labels.bytes.map(Int32.init))
}

private func array(_ name: String) throws -> IDXArray {
    guard let folder = mnistFolder() else {
        throw MissingImages(
            description: "This case trains on MNIST: set UNROLL_MNIST_DIR to a folder with its files."
        )
    }
    let dotted = name.replacing("-idx", with: ".idx")
    let candidates = [name, name + ".gz", dotted, dotted + ".gz"].map { folder.appending(path: $0) }
    guard let url = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
        throw MissingImages(
            description: "\(folder.path) holds no \(name). Set UNROLL_MNIST_DIR to a folder that does.")
    }
    return try IDXArray(reading: url)
}

/// Why a case that trains on images cannot run.
struct MissingImages: Error, CustomStringConvertible {
    let description: String
}
