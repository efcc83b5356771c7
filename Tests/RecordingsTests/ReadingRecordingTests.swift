import Artifacts
import Foundation
import Recordings
import Tensors
import TestSupport
import Testing

@Suite("The recordings of what a network holds")
struct ReadingRecordingTests {
    /// Numbers that count up, so that every place is told from every other.
    private func counting(_ shape: [Int]) -> Tensor {
        Tensor(shape: shape, scalars: (0..<shape.reduce(1, *)).map { Float($0) })
    }

    private func file<Value>(_ write: (URL) throws -> Void, _ read: (SafetensorsFile) throws -> Value) throws -> Value {
        try withTemporaryFolder { folder in
            let url = folder.appending(path: "recording.safetensors")
            try write(url)
            return try read(SafetensorsFile(reading: url))
        }
    }

    private var reading: ReadingRecording {
        ReadingRecording(
            images: [8, 5], probabilities: counting([2, 3, 10]), hidden: counting([2, 3, 4]),
            cell: counting([2, 3, 4]), gates: counting([2, 3, 2, 4]))
    }

    @Test("of a reading gives the same numbers back from its file, with gates or without")
    func readingRoundTrip() throws {
        #expect(try file(reading.file.write) { try ReadingRecording($0) } == reading)
        let plain = ReadingRecording(
            images: [3], probabilities: counting([1, 1, 10]), hidden: counting([1, 1, 1]), cell: nil, gates: nil)
        #expect(try file(plain.file.write) { try ReadingRecording($0) } == plain)
        #expect(plain.readings.first?.gates.isEmpty == true && plain.readings.first?.cell == nil)
    }

    @Test("tells the readings, steps, gates and units apart")
    func places() {
        let second = reading.readings[1]
        #expect(second.image == 5)
        #expect(second.probabilities[2] == (50..<60).map(Double.init))
        #expect(second.hidden == [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]])
        #expect(second.cell == second.hidden)
        #expect(second.gates[0] == [[24, 25, 26, 27], [32, 33, 34, 35], [40, 41, 42, 43]])
        #expect(second.gates[1][2] == [44, 45, 46, 47])
    }

    @Test("of a signal gives the same numbers back, step by step")
    func stateRoundTrip() throws {
        for cell in [counting([5, 2]), nil] {
            let states = StateRecording(hidden: counting([5, 2]), cell: cell)
            #expect(try file(states.file.write) { try StateRecording($0) } == states)
            #expect(states.hiddenUnits.suffix(2) == [[6, 7], [8, 9]])
            #expect(states.cellUnits?.last == (cell == nil ? nil : [8, 9]))
            #expect(states.stepCount == 5)
        }
    }

    @Test("is refused where its arrays do not fit together")
    func malformed() {
        func write(_ arrays: [(String, [Int])], images: Int) -> (URL) throws -> Void {
            { url in
                var writer = SafetensorsWriter()
                writer.add(
                    ShapedArray(shape: [images], elements: Array(repeating: Int32(0), count: images)), named: "images")
                for (name, shape) in arrays { writer.add(self.counting(shape), named: name) }
                try writer.write(to: url)
            }
        }
        let readings: [([(String, [Int])], Int)] = [
            ([("probabilities", [1, 3, 10]), ("hidden", [1, 3, 4])], 2),
            ([("probabilities", [1, 2, 10]), ("hidden", [1, 3, 4])], 1),
            ([("probabilities", [1, 3, 10]), ("hidden", [3])], 1),
            ([("probabilities", [1, 3, 10]), ("hidden", [1, 3, 4]), ("cell", [1, 3, 5])], 1),
            ([("probabilities", [1, 3, 10]), ("hidden", [1, 3, 4]), ("gates", [1, 3, 4, 5])], 1),
            ([("probabilities", [1, 1 << 40, 0]), ("hidden", [1, 1 << 40, 0])], 1),
            ([("probabilities", [1, 3, 0]), ("hidden", [1, 3, 4])], 1),
            ([("probabilities", [1, 0, 10]), ("hidden", [1, 0, 4])], 1),
            ([("probabilities", [1, 3, 10]), ("hidden", [1, 3, 4]), ("gates", [1, 3, 0, 4])], 1),
        ]
        for (arrays, images) in readings {
            #expect(throws: SafetensorsError.self) {
                try file(write(arrays, images: images)) { try ReadingRecording($0) }
            }
        }
        for shape in [[1, 3, 4], [1 << 40, 0]] {
            #expect(throws: SafetensorsError.self) {
                try file(write([("hidden", shape)], images: 1)) { try StateRecording($0) }
            }
        }
    }
}
