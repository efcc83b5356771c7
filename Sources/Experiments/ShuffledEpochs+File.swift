public import Artifacts
public import Training

extension ShuffledEpochs {
    /// Its position, for a checkpoint.
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter()
        let numbers = [Int64(position.stepCount), Int64(position.drawnWordCount)]
        writer.add(ShapedArray(shape: [2], elements: numbers), named: "position")
        return writer
    }

    /// Goes on from a position.
    ///
    /// - Throws: `SafetensorsError` when there is none, it lies beyond the last step or has drawn no number of words.
    public mutating func resume(_ file: SafetensorsFile) throws(SafetensorsError) {
        let numbers = try file.integers("position").elements
        guard numbers.count == 2, (0...Int64(stepCount)).contains(numbers[0]), numbers[1] >= 0 else {
            throw SafetensorsError(file.path, "position", "a step from 0 to \(stepCount) and a word", "\(numbers)")
        }
        position = Position(stepCount: Int(numbers[0]), drawnWordCount: UInt64(numbers[1]))
    }
}
