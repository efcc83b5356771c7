import Foundation

/// A small data set in MNIST's format: every image of a digit shows its own stripe.
struct SampleDigits {
    let folder: URL

    init(in folder: URL, imageCount: Int = 40) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for part in ["train", "t10k"] {
            try images(imageCount).write(to: folder.appending(path: "\(part)-images-idx3-ubyte"))
            try labels(imageCount).write(to: folder.appending(path: "\(part)-labels-idx1-ubyte"))
        }
    }

    private func images(_ count: Int) -> Data {
        var data = Data([0, 0, 8, 3]) + bigEndian(count) + bigEndian(28) + bigEndian(28)
        for image in 0..<count {
            for row in 0..<28 { data += Data(repeating: row / 3 == image % 10 ? 255 : 0, count: 28) }
        }
        return data
    }

    private func labels(_ count: Int) -> Data {
        Data([0, 0, 8, 1]) + bigEndian(count) + Data((0..<count).map { UInt8($0 % 10) })
    }

    private func bigEndian(_ number: Int) -> Data {
        withUnsafeBytes(of: UInt32(number).bigEndian) { Data($0) }
    }
}
