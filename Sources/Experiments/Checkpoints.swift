public import Artifacts
import Kernels
public import Layers
import Recordings
public import Training

/// The checkpoints of a training: everything that its steps to come depend on, and everything that it will write.
///
/// A training that goes on from one takes the same steps, to the bit, as one that was never stopped, if it computes with
/// the same kernels.
public struct Checkpoints {
    private let context: StageContext
    private let network: any Module
    private let optimizer: any Optimizer
    private let record: TrainingRecord
    private let health: HealthProbe

    /// Puts together what all trainings have.
    public init(
        _ context: StageContext, of network: some Module, _ optimizer: some Optimizer, _ record: TrainingRecord,
        _ health: HealthProbe
    ) {
        self.context = context
        self.network = network
        self.optimizer = optimizer
        self.record = record
        self.health = health
    }

    /// Goes on from the newest checkpoint, if there is one.
    ///
    /// - Parameter rest: Takes what this training alone has, as `keep` was given it, and the steps that were taken.
    /// - Returns: Whether there is one: a training that begins may have something to say.
    /// - Throws: `UnusableCheckpoint` when a part does not fit, `CancellationError` when the stage should stop.
    public func resume(_ rest: (_ checkpoint: SafetensorsFile, _ step: Int) throws -> Void) throws -> Bool {
        try context.checkCancellation()
        let newest = context.checkpoints?.newest(upTo: record.stepCount) {
            $0.metadata[Self.kernelsKey] == Self.kernels
        }
        guard let checkpoint = newest else { return false }
        do {
            let table = try record.table(in: checkpoint.part("record"))
            let printed = try checkpoint.bytes("printed").elements
            try network.load(checkpoint.part("network").stateDictionary(network.stateDictionary))
            try optimizer.load(checkpoint.part("optimizer").stateDictionary(optimizer.stateDictionary))
            try rest(checkpoint, table.rowCount)
            try health.resume(checkpoint.part("health"), before: table.rowCount)
            // Last, because everyone who listens is told.
            record.resume(table, printed: printed)
        } catch {
            throw UnusableCheckpoint(error)
        }
        return true
    }

    /// Keeps a checkpoint when one is due, when the training is at its end, or when the stage should stop.
    ///
    /// To be called at the end of each step.
    ///
    /// - Parameter rest: Adds what this training alone has.
    /// - Throws: `CancellationError` when the stage should stop.
    public func keep(_ rest: (inout SafetensorsWriter) -> Void) throws {
        let isAtEnd = record.step == record.stepCount
        let stops = context.monitor.isCancelled && !isAtEnd
        if let archive = context.checkpoints, isAtEnd || stops || archive.isDue {
            archive.keep(at: record.progress) {
                var checkpoint = try self.checkpoint()
                rest(&checkpoint)
                return checkpoint
            }
        }
        if stops { throw CancellationError() }
    }

    private func checkpoint() throws -> SafetensorsWriter {
        var writer = SafetensorsWriter(metadata: [Self.kernelsKey: Self.kernels])
        for (name, tensor) in network.stateDictionary { writer.add(tensor, named: "network/\(name)") }
        for (name, tensor) in optimizer.stateDictionary { writer.add(tensor, named: "optimizer/\(name)") }
        writer.add(record.table.file, under: "record")
        writer.add(health.recording().file, under: "health")
        let printed = try context.monitor.printed()
        writer.add(ShapedArray(shape: [printed.count], elements: printed), named: "printed")
        return writer
    }

    /// Other kernels round differently: what they computed is not gone on from.
    private static var kernels: String { "\(CPULevel.active.rawValue), \(MatrixProducts.nameAndVersion)" }
    private static let kernelsKey = "kernels"
}

extension SafetensorsFile {
    /// The tensors that a state consists of, in its order.
    fileprivate func stateDictionary(_ expected: StateDictionary) throws -> StateDictionary {
        try expected.map { ($0.name, try tensor($0.name)) }
    }
}
