public import Foundation

/// The contents of an IDX file of unsigned bytes: the format of the files of MNIST.
///
/// - Shapes: `shape` as the file says; `bytes` in row-major order.
/// - Source: Yann LeCun's page of MNIST, "The IDX file format".
public struct IDXArray: Sendable, Equatable {
    /// The greatest size of the unpacked contents that is read when nothing else is said: 256 MiB.
    public static let sizeLimit = 1 << 28

    /// The extent of each dimension, outermost first.
    public let shape: [Int]
    /// The elements, the last dimension varying fastest.
    public let bytes: [UInt8]
    /// The file, for messages.
    public let path: String

    /// Reads a file, plain or compressed with gzip.
    ///
    /// - Throws: `DatasetError` when the file cannot be read, is damaged, or holds more than `sizeLimit` bytes.
    public init(reading url: URL, sizeLimit: Int = IDXArray.sizeLimit) throws {
        var parser = IDXParser(path: url.path, sizeLimit: sizeLimit)
        try FilePieces(of: url).forEach { try parser.append($0) }
        self = try parser.finish()
    }

    /// Reads the contents of a file, plain or compressed with gzip.
    ///
    /// - Parameters:
    ///   - contents: All bytes of the file.
    ///   - path: What errors call it; a name that ends in ".gz" demands gzip.
    ///   - sizeLimit: The greatest size of the unpacked contents.
    /// - Throws: `DatasetError` when the contents are damaged or unpack to more than `sizeLimit` bytes.
    public init(decoding contents: [UInt8], path: String, sizeLimit: Int = IDXArray.sizeLimit) throws {
        var parser = IDXParser(path: path, sizeLimit: sizeLimit)
        var rest = contents[...]
        try unpackedPieces(
            path: path,
            next: {
                defer { rest = rest.dropFirst(1 << 20) }
                return rest.prefix(1 << 20)
            },
            into: { try parser.append($0) })
        self = try parser.finish()
    }

    init(shape: [Int], bytes: [UInt8], path: String) {
        self.shape = shape
        self.bytes = bytes
        self.path = path
    }
}
