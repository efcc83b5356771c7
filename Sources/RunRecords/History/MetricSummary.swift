/// What became of one metric in one execution.
public struct MetricSummary: Sendable, Equatable {
    /// The execution in which it was measured.
    public let execution: Int
    /// The run in which it was measured.
    public let run: Int
    /// The stage.
    public let stage: String
    /// The metric.
    public let metric: String
    /// How many steps have a value.
    public let pointCount: Int
    /// The value at the first step.
    public let first: MetricPoint
    /// The smallest value, where it was reached first; nil when no value is a number.
    public let smallest: MetricPoint?
    /// The greatest value, where it was reached first; nil when no value is a number.
    public let greatest: MetricPoint?
    /// The value at the last step.
    public let last: MetricPoint
}

/// A metric's value at a step.
public struct MetricPoint: Sendable, Equatable, Encodable {
    /// The step, counted from 0.
    public let step: Int
    /// The value; nil when it was no number.
    public let value: Double?

    /// Makes a point.
    public init(step: Int, value: Double?) {
        self.step = step
        self.value = value
    }

    private enum CodingKeys: CodingKey {
        case step, value
    }

    /// Writes a value that was no number, or infinite, as null, which JSON can hold;  a missing one would look like a mistake.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(step, forKey: .step)
        try container.encode(value.flatMap { $0.isFinite ? $0 : nil }, forKey: .value)
    }
}
