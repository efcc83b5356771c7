import Artifacts
import Foundation
import Recordings
import Tensors
import Testing

@Suite("The recording of reconstructions")
struct ReconstructionRecordingTests {
    private func decoded(_ writer: SafetensorsWriter) throws -> ReconstructionRecording {
        try ReconstructionRecording(SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "frames"))
    }

    @Test("gives its frames back, brightness rounded to bytes")
    func roundTrip() throws {
        var recording = ReconstructionRecording()
        recording.append(stepsDone: 1, brightness: Tensor(shape: [2, 3], scalars: [0, 0.5, 1, 0.2, -1, 2]))
        recording.append(stepsDone: 101, brightness: Tensor(zeros: [2, 3]))
        let decoded = try decoded(recording.file)
        #expect(decoded == recording)
        #expect(decoded.frames.map(\.stepsDone) == [1, 101])
        #expect(decoded.frames[0].images == ByteTensor(shape: [2, 3], bytes: [0, 128, 255, 51, 0, 255]))
    }

    @Test("may be empty")
    func empty() throws {
        #expect(try decoded(ReconstructionRecording().file).frames.isEmpty)
        #expect(ReconstructionRecording().filmed.isEmpty)
    }

    @Test(
        "is filmed at every moment, or at 400 of them, the first and the last among these", arguments: [1, 400, 2000])
    func filmed(count: Int) {
        var recording = ReconstructionRecording()
        for step in 0..<count { recording.append(stepsDone: step, brightness: Tensor(zeros: [1, 1])) }
        let steps = recording.filmed.map(\.stepsDone)
        #expect(steps.count == min(count, ReconstructionRecording.largestFilm))
        #expect(steps.first == 0 && steps.last == count - 1)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("with other numbers of moments and images is refused")
    func mismatch() {
        var writer = SafetensorsWriter()
        writer.add(ShapedArray(shape: [2], elements: [Int32(1), 2]), named: "steps")
        writer.add(ShapedArray(shape: [1, 1, 3], elements: [UInt8(1), 2, 3]), named: "images")
        #expect(throws: SafetensorsError.self) { try decoded(writer) }
    }

    @Test("of images of another shape is refused where one is expected, and so are numbers that are none of steps")
    func otherShape() throws {
        var recording = ReconstructionRecording()
        recording.append(stepsDone: 3, brightness: Tensor(zeros: [2, 4]))
        let file = try SafetensorsFile(decoding: [UInt8](recording.file.encoded()), path: "frames")
        #expect(try ReconstructionRecording(file, of: [2, 4]) == recording)
        #expect(throws: SafetensorsError(file.path, "images", "frames of shape [2, 5]", "shape [1, 2, 4]")) {
            try ReconstructionRecording(file, of: [2, 5])
        }
        var writer = SafetensorsWriter()
        writer.add(ShapedArray(shape: [1], elements: [Int64.max]), named: "steps")
        writer.add(ShapedArray(shape: [1, 1, 1], elements: [UInt8(1)]), named: "images")
        #expect(throws: SafetensorsError.self) { try decoded(writer) }
    }
}
