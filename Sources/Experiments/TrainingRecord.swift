public import Artifacts
public import Kernels
import Training

/// What is measured at each training step: told at once to everyone who listens, and kept as a table.
///
/// - Units: the loss is that of the step's batch, before the update that it causes.
public final class TrainingRecord {
    /// The step that is measured next, counted over all epochs from 0.
    public private(set) var step = 0
    /// A row for each step: step, epoch, loss, and the experiment's own measures.
    public private(set) var table: NumberTable

    private let context: StageContext
    /// How many steps there will be.
    public let stepCount: Int
    private var sampleCount = 0
    private let measures: [String]

    /// Starts an empty record.
    ///
    /// - Parameters:
    ///   - context: The stage that trains.
    ///   - stepCount: How many steps there will be.
    ///   - measures: What is measured besides the loss.
    public init(_ context: StageContext, stepCount: Int, measures: String...) {
        self.context = context
        self.stepCount = stepCount
        self.measures = measures
        table = NumberTable(columns: ["step", "epoch", "loss"] + measures)
        context.progress(0, of: stepCount, "steps")
    }

    /// The steps of an earlier execution.
    ///
    /// - Throws: `SafetensorsError` when other values were measured, or more steps than there will be.
    func table(in file: SafetensorsFile) throws(SafetensorsError) -> NumberTable {
        let earlier = try NumberTable(file)
        let (expected, found) = (table.columns.map(\.name), earlier.columns.map(\.name))
        guard expected == found else {
            throw SafetensorsError(file.path, "loss", "columns \(expected)", "\(found.prefix(20))")
        }
        guard earlier.rowCount <= stepCount else {
            throw SafetensorsError(file.path, "loss", "at most \(stepCount) steps", "\(earlier.rowCount)")
        }
        return earlier
    }

    /// Goes on from the steps of an earlier execution, which are told to everyone who listens once more.
    func resume(_ earlier: NumberTable, printed: [UInt8]) {
        table = earlier
        step = table.rowCount
        context.monitor.resume(at: progress, printed: printed)
        for name in ["loss"] + measures {
            for (row, value) in table.values(of: name).enumerated() {
                if let value { context.monitor.metric(name, Double(value), step: row) }
            }
        }
        context.monitor.progress(progress)
    }

    /// How far the training has come.
    var progress: StageProgress { StageProgress(completed: step, total: stepCount, unit: "steps") }

    /// Adds a step, when all of its work is done.
    ///
    /// - Parameters:
    ///   - loss: The step's loss.
    ///   - epoch: The pass over the data that it belongs to, from 0.
    ///   - samples: How many examples it learned from: images, or segments of a signal.
    ///   - values: A value for each measure; nil where it was not taken.
    /// - Throws: `TrainingError.lossNotFinite`.
    public func add(loss: Float, epoch: Int = 0, samples: Int = 1, _ values: Float?...) throws {
        try checkFinite(loss: loss, step: step)
        table.append([Float(step), Float(epoch), loss] + values)
        context.monitor.metric("loss", Double(loss), step: step)
        for (measure, value) in zip(measures, values) {
            if let value { context.monitor.metric(measure, Double(value), step: step) }
        }
        step += 1
        sampleCount += samples
        context.progress(step, of: stepCount, "steps", loss: Double(loss))
    }

    /// Reports how many examples and product operations the steps of this execution took, when the last of them is done.
    ///
    /// - Parameter workers: Who computed, and nothing but this training.
    public func reportWork(of workers: Workers) {
        context.monitor.worked(samples: sampleCount, operations: workers.productOperations)
    }
}
