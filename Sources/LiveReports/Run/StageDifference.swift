public import Artifacts
import PipelineEngine

/// What became of a stage since the run before: other outputs, other numbers.
public struct StageDifference: Sendable, Equatable {
    /// A metric's last value, before and now; nil where there was none, or no number.
    public struct MetricChange: Sendable, Equatable {
        /// The metric.
        public let name: String
        /// What came out before.
        public let before: Double?
        /// What comes out now.
        public let now: Double?

        /// Sets two values beside each other.
        public init(name: String, before: Double?, now: Double?) {
            self.name = name
            self.before = before
            self.now = now
        }
    }

    /// The stage.
    public let stage: String
    /// What of what it is made from has changed, in words; nil when the stage is new.
    public let reason: String?
    /// The files whose bytes differ; all of them when the stage is new.
    public let files: [String]
    /// The metrics whose last value differs.
    public let metrics: [MetricChange]

    /// Compares what a stage shows now with what it showed before; nil when all bytes are the same.
    ///
    /// - Parameters:
    ///   - stage: The stage.
    ///   - before: The record of what it showed before; nil when it showed nothing.
    ///   - now: The record of what it shows now.
    ///   - metrics: Gives the last values that were measured under a key.
    public init?(
        _ stage: String, before: Manifest?, now: Manifest, metrics: (Digest) throws -> [String: Double?]
    ) rethrows {
        let files = now.outputs.filter { before?.output($0.name)?.digest != $0.digest }.map(\.name)
        guard !files.isEmpty else { return nil }
        self.stage = stage
        self.files = files
        reason = before.map { KeyDifference.between($0.recipe, now.recipe).summary }.flatMap { $0.isEmpty ? nil : $0 }
        let old = try before.map { try metrics($0.recipe.key) } ?? [:]
        let new = try metrics(now.recipe.key)
        self.metrics = Set(old.keys).union(new.keys).sorted().compactMap { name in
            let change = MetricChange(name: name, before: old[name] ?? nil, now: new[name] ?? nil)
            return change.before == change.now ? nil : change
        }
    }
}
