public import Artifacts
public import Foundation
import Synchronization

/// Listens to a stage that a test runs, and remembers what it was told.
public final class StageListener: StageMonitor {
    /// A value that was measured.
    public struct Measurement: Equatable, Sendable {
        /// What was measured.
        public let name: String
        /// The value.
        public let value: Double
        /// At which step.
        public let step: Int

        /// A measurement.
        public init(_ name: String, _ value: Double, step: Int) {
            self.name = name
            self.value = value
            self.step = step
        }
    }

    private struct State {
        var lines: [String] = []
        var warnings: [String] = []
        var measurements: [Measurement] = []
        var facts: [String: String] = [:]
        var progress: [StageProgress] = []
        var work: (samples: Int, operations: Int)?
    }

    private let state = Mutex(State())
    /// Whether the stage is told to stop.
    public let isCancelled: Bool

    /// A listener that has heard nothing.
    public init(isCancelled: Bool = false) {
        self.isCancelled = isCancelled
    }

    /// The lines that were printed.
    public var lines: [String] { state.withLock { $0.lines } }
    /// The lines that the user should see.
    public var warnings: [String] { state.withLock { $0.warnings } }
    /// What was measured.
    public var measurements: [Measurement] { state.withLock { $0.measurements } }
    /// What the stage ran on.
    public var facts: [String: String] { state.withLock { $0.facts } }
    /// How much was done in all.
    public var work: (samples: Int, operations: Int)? { state.withLock { $0.work } }
    /// How far it came, at each report.
    public var progress: [StageProgress] { state.withLock { $0.progress } }

    /// Remembers a line.
    public func print(_ line: String) { state.withLock { $0.lines.append(line) } }
    /// Remembers a warning.
    public func warn(_ line: String) { state.withLock { $0.warnings.append(line) } }
    /// Remembers how far the stage has come.
    public func progress(_ progress: StageProgress) { state.withLock { $0.progress.append(progress) } }
    /// Remembers a measurement.
    public func metric(_ name: String, _ value: Double, step: Int) {
        state.withLock { $0.measurements.append(Measurement(name, value, step: step)) }
    }
    /// Remembers a fact.
    public func ranOn(_ name: String, _ value: String) { state.withLock { $0.facts[name] = value } }
    /// Remembers how much was done.
    public func worked(samples: Int, operations: Int) { state.withLock { $0.work = (samples, operations) } }

    /// Takes over the lines of an earlier execution.
    public func resume(at progress: StageProgress, printed: [UInt8]) {
        let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        state.withLock { $0.lines = lines.dropLast().map(String.init) }
    }
    /// The lines that were printed, as a log holds them.
    public func printed() -> [UInt8] { lines.flatMap { Array("\($0)\n".utf8) } }

    /// The context of a stage without inputs that writes into a folder.
    public func context(
        folder: URL = URL(filePath: "/nowhere"), cores: Int = 1, environment: [String: String] = [:],
        checkpoints: (any CheckpointArchive)? = nil
    ) -> StageContext {
        StageContext(
            stage: "sample", cores: cores, environment: environment, inputs: [], folder: folder, monitor: self,
            checkpoints: checkpoints)
    }
}
