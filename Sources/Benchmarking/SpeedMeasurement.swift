public import Artifacts
import Foundation
public import Kernels

/// What was measured of one workload.
public struct SpeedMeasurement: Sendable {
    /// What ran.
    public let workload: Workload
    /// The time of the training loop in each run, in seconds, in the order of the runs.
    public let seconds: [Double]
    /// The additions and multiplications of the matrix products of one run.
    public let operations: Double
    /// The last step's loss.
    public let loss: Double?
    /// The number of steps of one run.
    public let stepCount: Int
    /// The largest memory of the process during the run before those that are timed, in bytes.
    public let peakMemory: Int?
    /// How often a step after the first asks the system for memory; nil where nobody counts.
    public let allocationsPerStep: Double?
    /// Where the time of one more run went.
    public let profile: KernelProfile
    /// The time of that run, which counting the kernels' calls makes a little longer.
    public let profiledSeconds: Double

    /// The middle of the runs' times.
    public var median: Double {
        let sorted = seconds.sorted()
        let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
        return (low + high) / 2
    }

    /// Runs a workload several times, and keeps nothing of what it makes.
    ///
    /// It also runs once before, which brings program and data into the caches and shows how much memory it needs, and once
    /// after, to see where the time goes.
    ///
    /// - Parameters:
    ///   - workload: What to run.
    ///   - catalogue: The stage kinds.
    ///   - inputs: The workload's inputs.
    ///   - runs: How often it is timed, at least once.
    ///   - threads: How many threads it gets.
    ///   - clock: What takes the time.
    /// - Returns: What was measured.
    /// - Throws: What the stage throws.
    public static func take<Time: Clock<Duration>>(
        _ workload: Workload, catalogue: StageCatalogue, inputs: [BoundInput], runs: Int, threads: Int,
        clock: Time
    ) throws -> SpeedMeasurement {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func run() throws -> TrainingClock<Time> {
            guard let kind = catalogue[workload.kind] else { throw MeasurementError.unknownKind(workload.kind) }
            let monitor = TrainingClock(clock, allocations: AllocationCounter())
            let context = StageContext(
                stage: workload.name, cores: threads, environment: ProcessInfo.processInfo.environment,
                inputs: inputs, folder: folder, monitor: monitor)
            try kind.run(context, given: workload.parameters)
            return monitor
        }
        PeakMemory.forget()
        let first = try run()
        let peakMemory = PeakMemory.bytes
        let timed = try (0..<runs).map { _ in try run() }
        var profiled = first
        let profile = try KernelProfile.measuring { profiled = try run() }
        let seconds = timed.compactMap(\.seconds)
        guard seconds.count == runs, let profiledSeconds = profiled.seconds else {
            throw MeasurementError.notTimed(workload.name)
        }
        return SpeedMeasurement(
            workload: workload, seconds: seconds, operations: profile.operations, loss: first.loss,
            stepCount: first.stepCount, peakMemory: peakMemory, allocationsPerStep: first.allocationsPerStep,
            profile: profile, profiledSeconds: profiledSeconds)
    }
}

/// Why a workload cannot be measured.
enum MeasurementError: Error, CustomStringConvertible {
    case unknownKind(String)
    case notTimed(String)

    var description: String {
        switch self {
        case .unknownKind(let kind):
            "there is no stage kind '\(kind)'. `unroll list --kinds` names those that there are."
        case .notTimed(let name): "workload '\(name)' did not report its first and its last step"
        }
    }
}
