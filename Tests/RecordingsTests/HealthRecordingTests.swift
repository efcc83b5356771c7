import Artifacts
import Foundation
import Recordings
import Tensors
import TestSupport
import Testing

@Suite("The recording of a training's health")
struct HealthRecordingTests {
    private func binned(_ values: [Float]) -> BinnedValues { BinnedValues(of: values) }

    @Test("gives its moments back, the parameters in the network's order")
    func roundTrip() throws {
        var recording = HealthRecording(parameters: ["out.weight", "code.bias"])
        recording.append(step: 0, gradientNorm: 2, [(binned([1, 2]), binned([3])), (binned([]), binned([-4]))])
        recording.append(step: 9, gradientNorm: 0.5, [(binned([5]), binned([])), (binned([0]), binned([1e-20]))])
        let file = try SafetensorsFile(decoding: [UInt8](recording.file.encoded()), path: "health")
        #expect(try HealthRecording(file) == recording)
        #expect(try HealthRecording(file).parameters.map(\.name) == ["out.weight", "code.bias"])
        #expect(try file.tensor("edges").shape == [ValueBins.count + 1])
        #expect(try file.integers("weights.out.weight").shape == [2, ValueBins.count])
    }

    @Test("may be empty")
    func empty() throws {
        let file = try SafetensorsFile(
            decoding: [UInt8](HealthRecording(parameters: []).file.encoded()), path: "health")
        #expect(try HealthRecording(file).steps.isEmpty)
    }

    @Test("with counts of another shape is refused")
    func mismatch() {
        var writer = SafetensorsWriter(metadata: ["parameters": "a"])
        writer.add(ShapedArray(shape: [1], elements: [Int32(0)]), named: "steps")
        writer.add(Tensor(shape: [1], scalars: [1]), named: "gradient-norm")
        writer.add(ShapedArray(shape: [1, 2], elements: [Int32(0), 1]), named: "weights.a")
        writer.add(Tensor(shape: [ValueBins.edges.count], scalars: ValueBins.edges.map(Float.init)), named: "edges")
        #expect {
            try HealthRecording(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "health"))
        } throws: {
            ($0 as? SafetensorsError)?.place == .tensor("weights.a")
        }
    }

    @Test("that names a parameter twice is refused, because each would be a copy")
    func parameterTwice() throws {
        var recording = HealthRecording(parameters: ["a", "b"])
        recording.append(step: 0, gradientNorm: 1, [(binned([1]), binned([])), (binned([]), binned([]))])
        var writer = recording.file
        writer.metadata["parameters"] = "a b a"
        #expect {
            try HealthRecording(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "health"))
        } throws: {
            ($0 as? SafetensorsError)?.place == .tensor("weights.a")
        }
    }

    @Test("of steps that do not rise is refused", arguments: [[3, 3], [4, 2], [-1, 0], [0, .max]] as [[Int64]])
    func disorder(steps: [Int64]) {
        var writer = SafetensorsWriter()
        writer.add(Tensor(shape: [ValueBins.edges.count], scalars: ValueBins.edges.map(Float.init)), named: "edges")
        writer.add(ShapedArray(shape: [2], elements: steps), named: "steps")
        #expect {
            try HealthRecording(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "health"))
        } throws: {
            ($0 as? SafetensorsError)?.place == .tensor("steps")
        }
    }

    @Test("in other bins is refused, because its counts mean something else", arguments: [1, 2])
    func otherBins(scale: Float) throws {
        var writer = SafetensorsWriter(metadata: ["parameters": ""])
        writer.add(ShapedArray(shape: [0], elements: [Int32]()), named: "steps")
        writer.add(Tensor(shape: [0], scalars: []), named: "gradient-norm")
        let edges = ValueBins.edges.map { Float($0) * scale }
        writer.add(Tensor(shape: [edges.count], scalars: edges), named: "edges")
        let file = try SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "health")
        guard scale != 1 else { return #expect(try HealthRecording(file).steps.isEmpty) }
        #expect {
            try HealthRecording(file)
        } throws: {
            ($0 as? SafetensorsError)?.place == .tensor("edges")
        }
    }
}
