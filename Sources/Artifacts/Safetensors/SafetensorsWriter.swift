public import Foundation
public import Tensors

/// Collects tensors and writes them as a safetensors file.
///
/// Equal contents give equal bytes, whatever the order of the calls: types of wider alignment come first, then names
/// in the order of their UTF-8, and the keys of the metadata are sorted. Without metadata, or with one key, these are
/// the bytes that the reference implementation writes.
public struct SafetensorsWriter: Sendable {
    /// The free text of the header.
    public var metadata: [String: String]
    private(set) var values: [String: SafetensorsValue] = [:]

    /// Starts a file with no tensors.
    public init(metadata: [String: String] = [:]) {
        self.metadata = metadata
    }

    /// Adds a tensor of single-precision numbers (F32).
    ///
    /// - Precondition: nothing of that name was added before, and the name is not "__metadata__".
    public mutating func add(_ tensor: Tensor, named name: String) {
        add(.float32(tensor), named: name)
    }

    /// Adds an array of bytes (U8).
    ///
    /// - Precondition: nothing of that name was added before, and the name is not "__metadata__".
    public mutating func add(_ array: ShapedArray<UInt8>, named name: String) {
        add(.uint8(array), named: name)
    }

    /// Adds an array of 32-bit integers (I32).
    ///
    /// - Precondition: nothing of that name was added before, and the name is not "__metadata__".
    public mutating func add(_ array: ShapedArray<Int32>, named name: String) {
        add(.int32(array), named: name)
    }

    /// Adds an array of 64-bit integers (I64).
    ///
    /// - Precondition: nothing of that name was added before, and the name is not "__metadata__".
    public mutating func add(_ array: ShapedArray<Int64>, named name: String) {
        add(.int64(array), named: name)
    }

    /// The bytes of the file.
    public func encoded() -> Data {
        var data = Data()
        emit { data.append(contentsOf: $0) }
        return data
    }

    /// Writes the file piece by piece, without a second copy of the tensors in memory.
    ///
    /// The file is complete only when this returns: write to a temporary name where that matters.
    ///
    /// - Throws: ``FileError`` when the file cannot be written.
    public func write(to url: URL) throws {
        let file = try OutputFile(url)
        try emit { try file.write($0) }
        try file.close()
    }

    mutating func add(_ value: SafetensorsValue, named name: String) {
        precondition(name != "__metadata__", "the format keeps the name __metadata__ for itself")
        precondition(values.updateValue(value, forKey: name) == nil, "two tensors are named \(name)")
    }

    /// Hands the bytes of the file to `sink`, from the first to the last.
    private func emit(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        let ordered = values.sorted { left, right in
            let (leftRank, rightRank) = (left.value.type.rank, right.value.type.rank)
            return leftRank == rightRank ? left.key.precedes(right.key) : leftRank > rightRank
        }
        try safetensorsHeader(metadata: metadata, values: ordered).withUnsafeBytes(sink)
        for (_, value) in ordered { try value.withUnsafeBytes(sink) }
    }
}
