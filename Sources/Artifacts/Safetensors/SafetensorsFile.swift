public import Foundation
public import Tensors

#if !_endian(little)
    #error("safetensors files are little-endian; their bytes are copied unchanged")
#endif

/// The contents of a safetensors file, checked as a whole before anything of it is used.
///
/// - Source: github.com/huggingface/safetensors, the format of its README and the checks of its reference reader.
public struct SafetensorsFile: Sendable {
    /// The greatest size of a file that is read when nothing else is said: 1 GiB.
    public static let sizeLimit = 1 << 30

    /// The free text of the header.
    public let metadata: [String: String]
    /// The names of the tensors, in the order of their bytes.
    public let names: [String]

    /// What errors call the file.
    public let path: String

    private let contents: [UInt8]
    private let dataStart: Int
    let entries: [String: SafetensorsEntry]

    /// Reads a file into memory and checks it.
    ///
    /// - Throws: `SafetensorsError` when the file cannot be read or breaks a rule of the format.
    public init(reading url: URL, sizeLimit: Int = SafetensorsFile.sizeLimit) throws(SafetensorsError) {
        try self.init(decoding: wholeFile(url, limit: sizeLimit), path: url.path)
    }

    /// Checks the bytes of a file.
    ///
    /// - Parameters:
    ///   - contents: All bytes of the file.
    ///   - path: What errors call it.
    /// - Throws: `SafetensorsError` when they break a rule of the format.
    public init(decoding contents: [UInt8], path: String) throws(SafetensorsError) {
        let header = try SafetensorsHeader(of: contents, path: path)
        metadata = header.metadata
        names = header.entries.map(\.name)
        entries = Dictionary(header.entries.map { ($0.name, $0) }) { first, _ in first }
        dataStart = header.end
        self.contents = contents
        self.path = path
    }

    /// Takes some of the entries of another file, perhaps under other names.
    init(
        _ other: SafetensorsFile, metadata: [String: String], names: [String], entries: [String: SafetensorsEntry]
    ) {
        self.metadata = metadata
        self.names = names
        self.entries = entries
        dataStart = other.dataStart
        contents = other.contents
        path = other.path
    }

    /// A tensor of single-precision numbers (F32).
    ///
    /// - Throws: `SafetensorsError` when there is none of that name, or it is of another type.
    public func tensor(_ name: String) throws(SafetensorsError) -> Tensor {
        let entry = try entry(name, of: [.float32])
        return Tensor(shape: entry.shape, scalars: elements(of: entry))
    }

    /// The shape of a tensor of single-precision numbers (F32), of which nothing is read.
    ///
    /// - Throws: `SafetensorsError` when there is none of that name, or it is of another type.
    public func shape(of name: String) throws(SafetensorsError) -> [Int] {
        try entry(name, of: [.float32]).shape
    }

    /// An array of bytes (U8).
    ///
    /// - Throws: `SafetensorsError` when there is none of that name, or it is of another type.
    public func bytes(_ name: String) throws(SafetensorsError) -> ShapedArray<UInt8> {
        let entry = try entry(name, of: [.uint8])
        return ShapedArray(shape: entry.shape, elements: elements(of: entry))
    }

    /// An array of integers, stored with 32 or 64 bits (I32, I64).
    ///
    /// - Throws: `SafetensorsError` when there is none of that name, or it is of another type.
    public func integers(_ name: String) throws(SafetensorsError) -> ShapedArray<Int64> {
        let entry = try entry(name, of: [.int32, .int64])
        guard entry.type == .int32 else { return ShapedArray(shape: entry.shape, elements: elements(of: entry)) }
        let narrow: [Int32] = elements(of: entry)
        return ShapedArray(shape: entry.shape, elements: narrow.map(Int64.init))
    }

    private func entry(_ name: String, of types: [ElementType]) throws(SafetensorsError) -> SafetensorsEntry {
        guard let entry = entries[name] else {
            let known = names.prefix(10).map(quoted).joined(separator: ", ")
            let more = names.count > 10 ? " and \(names.count - 10) more" : ""
            throw SafetensorsError(path, name, "a tensor of this name", "the names [\(known)]\(more)")
        }
        guard types.contains(entry.type) else {
            let expected = types.map(\.rawValue).joined(separator: " or ")
            throw SafetensorsError(path, name, expected, entry.type.rawValue)
        }
        return entry
    }

    private func elements<Element: BitwiseCopyable>(of entry: SafetensorsEntry) -> [Element] {
        let count = entry.range.count / MemoryLayout<Element>.stride
        return [Element](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            let target = UnsafeMutableRawBufferPointer(buffer)
            let start = dataStart + entry.range.lowerBound
            contents.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[start..<start + entry.range.count])) }
            initializedCount = count
        }
    }
}
