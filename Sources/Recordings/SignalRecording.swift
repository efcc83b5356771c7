public import Artifacts
public import Datasets

/// What a network predicted of a signal while it learned: a frame for each training step.
public struct SignalRecording: Sendable, Equatable {
    /// A step: the segment that was read, and what the network made of it before the step's update.
    public struct Frame: Sendable, Equatable {
        /// The segment.
        public let segment: SignalSegment
        /// The prediction of its cosine at each point.
        public let prediction: [Float]

        /// Records a step.
        ///
        /// - Precondition: There is a prediction for each point.
        public init(_ segment: SignalSegment, prediction: [Float]) {
            precondition(
                prediction.count == segment.count, "\(prediction.count) predictions for \(segment.count) points")
            self.segment = segment
            self.prediction = prediction
        }
    }

    /// The steps, in order.
    public var frames: [Frame]

    /// Makes a recording of frames.
    public init(_ frames: [Frame] = []) {
        self.frames = frames
    }

    /// The segments that were read.
    public var segments: [SignalSegment] { frames.map(\.segment) }

    /// A row for each point of each frame.
    public var table: NumberTable {
        var table = segments.table
        table.append(column: "prediction", frames.flatMap(\.prediction))
        return table
    }

    /// Takes a recording from its table.
    ///
    /// - Throws: `NumberTableError` when a column or a cell is missing.
    public init(_ table: NumberTable) throws {
        let segments = try [SignalSegment](table)
        let predictions = try table.numbers("prediction")
        var start = 0
        frames = segments.map { segment in
            defer { start += segment.count }
            return Frame(segment, prediction: Array(predictions[start..<start + segment.count]))
        }
    }
}
