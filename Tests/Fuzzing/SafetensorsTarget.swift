import Artifacts
import Tensors

extension FuzzTarget {
    /// Weights and recordings.
    static let safetensors = FuzzTarget(
        name: "safetensors", minutes: 60, longestInput: 4096, seeds: { SafetensorsSeeds.all },
        check: { bytes in
            let file: SafetensorsFile
            do throws(SafetensorsError) {
                file = try SafetensorsFile(decoding: bytes, path: "input")
            } catch {
                if case .offset(let offset) = error.place {
                    try require(0...max(bytes.count, 8) ~= offset, "an offset outside the file: \(offset)")
                }
                return try requireClear(error, place: /input, (?:offset [0-9]+|tensor ")/)
            }
            var writer = SafetensorsWriter(metadata: file.metadata)
            var least = 0
            for name in file.names { least += try file.copy(name, to: &writer) }
            let headerEnd = 8 + bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
            try require(headerEnd + least <= bytes.count, "\(least) bytes of tensors from \(headerEnd) on")
            let again = try SafetensorsFile(decoding: Array(writer.encoded()), path: "again")
            try require(again.metadata == file.metadata, "the metadata change when they are written")
            for name in again.names { try requireSame(name, in: file, and: again) }
        })
}

extension SafetensorsFile {
    /// Reads a tensor and adds it to a writer, where it is of a type that we use.
    ///
    /// - Returns: The bytes that it takes at least.
    func copy(_ name: String, to writer: inout SafetensorsWriter) throws -> Int {
        if let tensor = try? tensor(name) {
            writer.add(tensor, named: name)
            return tensor.scalars.count * 4
        }
        if let array = try? bytes(name) {
            writer.add(array, named: name)
            return array.elements.count
        }
        do {
            let array = try integers(name)
            writer.add(array, named: name)
            return array.elements.count * 4
        } catch {
            try requireClear(error, place: /input, tensor "/)
            return 0
        }
    }
}

/// Demands that a tensor of two files is the same, bit for bit.
private func requireSame(_ name: String, in first: SafetensorsFile, and second: SafetensorsFile) throws {
    if let tensor = try? first.tensor(name) {
        let other = try second.tensor(name)
        try require(
            tensor.shape == other.shape && tensor.scalars.map(\.bitPattern) == other.scalars.map(\.bitPattern),
            "the numbers of \(name) change when they are written")
    } else if let array = try? first.bytes(name) {
        try require(try second.bytes(name) == array, "the bytes of \(name) change when they are written")
    } else {
        try require(try second.integers(name) == first.integers(name), "\(name) changes when it is written")
    }
}
