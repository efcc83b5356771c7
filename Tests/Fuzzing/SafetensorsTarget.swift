import Artifacts
import Foundation
import Layers
import Models
import Recordings
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
            try checkLayout(header: Data(bytes[8..<headerEnd]), dataCount: bytes.count - headerEnd)
            try require(headerEnd + least <= bytes.count, "\(least) bytes of tensors from \(headerEnd) on")
            let again = try SafetensorsFile(decoding: Array(writer.encoded()), path: "again")
            try require(again.metadata == file.metadata, "the metadata change when they are written")
            for name in again.names { try requireSame(name, in: file, and: again) }
            try checkContents(file)
        })
}

/// Takes the file for each thing that is kept in one, and demands that what is read is no more than the file holds.
private func checkContents(_ file: SafetensorsFile) throws {
    if let recording = try? ReadingRecording(file) {
        let readings = recording.readings
        try require(readings.count == recording.images.count, "\(readings.count) readings of \(recording.images.count)")
        try require(
            readings.allSatisfy { $0.hidden.count == recording.stepCount }, "readings of other than their steps")
    }
    if let recording = try? StateRecording(file) {
        try require(recording.hiddenUnits.count == recording.stepCount, "units of other than their steps")
    }
    if let table = try? NumberTable(file) {
        try require(Set(table.columns.map(\.name)).count == table.columns.count, "two columns of the same name")
    }
    let networks: [(SafetensorsFile) throws -> any Module] = [
        { try DigitClassifier($0) }, { try SineRegressor($0) }, { try SignalFitter($0) }, { try Autoencoder($0) },
    ]
    for read in networks {
        guard let network = try? read(file) else { continue }
        let state = network.stateDictionary
        try require(Set(state.map(\.name)) == Set(file.names), "a network of other weights than the file's")
        for (name, tensor) in state {
            try require(try file.shape(of: name) == tensor.shape, "\(name) has another shape")
        }
    }
}

/// Demands, by another reader of JSON, that the tensors of a file that was read lie one after another to its end.
private func checkLayout(header: Data, dataCount: Int) throws {
    // That reader refuses some texts, such as halves of characters written as numbers.
    guard let members = try? JSONSerialization.jsonObject(with: header) as? [String: Any] else { return }
    let offsets = members.filter { $0.key != "__metadata__" }.values.compactMap { member in
        (member as? [String: Any])?["data_offsets"] as? [Int]
    }
    let places = offsets.sorted { $0.lexicographicallyPrecedes($1) }
    let end = try places.reduce(0) { end, place in
        try require(place.count == 2 && place[0] == end, "a hole or an overlap at \(end): \(place)")
        return place[1]
    }
    try require(end == dataCount, "tensors of \(end) bytes in \(dataCount)")
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
