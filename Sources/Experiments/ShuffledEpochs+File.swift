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
    /// - Parameters:
    ///   - file: The position.
    ///   - step: How many steps were taken.
    /// - Throws: `SafetensorsError` when there is none, it is that of another step or has drawn no number of words.
    public mutating func resume(_ file: SafetensorsFile, at step: Int) throws(SafetensorsError) {
        let numbers = try file.integers("position").elements
        guard numbers.count == 2, numbers[0] == step, (0...stepCount).contains(step),
            (0...Self.largestWordCount).contains(numbers[1])
        else {
            throw SafetensorsError(
                file.path, "position", "step \(step) and a word up to \(Self.largestWordCount)", "\(numbers.prefix(20))"
            )
        }
        position = Position(stepCount: step, drawnWordCount: UInt64(numbers[1]))
    }

    /// More than any training draws, and so few that it can go on to draw.
    private static let largestWordCount = Int64.max / 2
}
