import Artifacts
import Autograd
import Datasets
import Experiments
import Foundation
import Kernels
import Layers
import Models
import Recordings
import Synchronization
import Tensors
import Training

/// A training of one weight that keeps in its checkpoints everything that one of the stages does.
final class SmallTraining {
    static let stepCount = 2

    let record: TrainingRecord
    private let archive: SingleCheckpoint
    private let workers = Workers(count: 1)
    private let network: Linear
    private let optimizer: Adam
    private let health: HealthProbe
    private let checkpoints: Checkpoints
    private var epochs = ShuffledEpochs(2, of: 3, batchSize: 3, using: RandomGenerator(seed: 1, stream: "shuffle"))
    private var state: HiddenState?
    private var signals = SignalRecording()
    private var pictures = ReconstructionRecording()

    /// Begins a training, or goes on from a checkpoint.
    init(after checkpoint: SafetensorsFile? = nil) throws {
        archive = SingleCheckpoint(checkpoint)
        let context = StageContext(
            stage: "small", cores: 1, environment: [:], inputs: [], folder: URL(filePath: "/nonexistent"),
            monitor: SilentMonitor(), checkpoints: archive)
        var weights = RandomGenerator(seed: 1, stream: "weights")
        network = Linear(1, 1, hasBias: false, using: &weights)
        optimizer = Adam(network.parameters, learningRate: 0.01)
        health = HealthProbe(network)
        record = TrainingRecord(context, stepCount: Self.stepCount, measures: "points")
        checkpoints = Checkpoints(context, of: network, optimizer, record, health)
        _ = try checkpoints.resume { checkpoint, step in
            try epochs.resume(checkpoint.part("epochs"), at: step)
            let tape = Tape.evaluation(workers: workers)
            state = try HiddenState(checkpoint.part("state"), of: Self.hiddenSize, on: tape)
            signals = try SignalRecording(NumberTable(checkpoint.part("signals")))
            pictures = try ReconstructionRecording(checkpoint.part("pictures"), of: Self.picture.shape)
        }
    }

    /// Takes a step, if there is one left.
    ///
    /// - Returns: The checkpoint afterwards.
    func goOn() throws -> SafetensorsWriter {
        let segment = SignalSegment(from: 0, to: 1, count: 3, includesEnd: true)
        if record.step < Self.stepCount, let step = epochs.next() {
            let tape = Tape(workers: workers)
            let prediction = network(tape.constant(segment.input))
            let gradients = tape.gradients(of: meanSquaredError(prediction, tape.constant(segment.target)))
            state = state ?? HiddenState(hidden: tape.constant(Tensor(zeros: [1, 1, Self.hiddenSize])))
            signals.frames.append(.init(segment, prediction: prediction.value.scalars))
            pictures.append(stepsDone: record.step + 1, brightness: Self.picture)
            health.look(at: gradients, step: record.step)
            optimizer.step(gradients)
            // A loss of its own: that of weights that somebody made up may be no number, which ends a training.
            try record.add(loss: 1, epoch: step.epoch, Float(segment.count))
        }
        archive.isDue = true
        try checkpoints.keep { checkpoint in
            checkpoint.add(epochs.file, under: "epochs")
            if let state { checkpoint.add(state.file, under: "state") }
            checkpoint.add(signals.table.file, under: "signals")
            checkpoint.add(pictures.file, under: "pictures")
        }
        guard let written = archive.written else { throw Violation(description: "no checkpoint was kept") }
        return written
    }

    private static let hiddenSize = 2
    private static let picture = Tensor(shape: [1, 2], scalars: [0.25, 1])
}

/// Gives the checkpoint that it was made with, whatever is said of those that fit, and takes another.
private final class SingleCheckpoint: CheckpointArchive {
    private let first: SafetensorsFile?
    private let last = Mutex<SafetensorsWriter?>(nil)
    private let due = Mutex(false)

    init(_ first: SafetensorsFile?) { self.first = first }

    var written: SafetensorsWriter? { last.withLock { $0 } }
    var isDue: Bool {
        get { due.withLock { $0 } }
        set { due.withLock { $0 = newValue } }
    }

    func newest(upTo largestStep: Int, where fits: (SafetensorsFile) -> Bool) -> SafetensorsFile? { first }

    func keep(at progress: StageProgress, _ checkpoint: () throws -> SafetensorsWriter) {
        guard let checkpoint = try? checkpoint() else { return }
        last.withLock { $0 = checkpoint }
    }
}

/// Hears nothing.
private struct SilentMonitor: StageMonitor {
    let isCancelled = false

    func print(_ line: String) {}
    func warn(_ line: String) {}
    func progress(_ progress: StageProgress) {}
    func metric(_ name: String, _ value: Double, step: Int) {}
    func ranOn(_ name: String, _ value: String) {}
    func worked(samples: Int, operations: Int) {}
    func printed() -> [UInt8] { Array("a line\n".utf8) }
    func resume(at progress: StageProgress, printed: [UInt8]) {}
}
