import Artifacts
import Autograd
import Experiments
import Foundation
import Kernels
import Layers
import Models
import Recordings
import Tensors
import TestSupport
import Testing
import Training

@Suite("The checkpoints of a training")
struct CheckpointsTests {
    /// Everything that a training leaves.
    private struct Results: Equatable {
        let weights: Data
        let moments: [Tensor]
        let table: NumberTable
        let health: HealthRecording
        let printed: [String]
        let measurements: [StageListener.Measurement]
    }

    /// A few epochs of a small autoencoder on random images, up to `stop` or to the end.
    private func train(
        epochs epochCount: Int = 3, in archive: MemoryArchive?, upTo stop: Int? = nil
    ) throws -> (results: Results, listener: StageListener) {
        let listener = StageListener()
        let context = listener.context(checkpoints: archive)
        let workers = Workers(count: 1)
        var random = RandomGenerator(seed: 3, stream: "images")
        let images = ByteTensor(shape: [7, 784], bytes: (0..<7 * 784).map { _ in UInt8(random.next() % 256) })
        var weights = RandomGenerator(seed: 1, stream: "weights")
        let network = Autoencoder(using: &weights)
        let optimizer = Adam(network.parameters, learningRate: 0.005)
        var epochs = ShuffledEpochs(
            epochCount, of: 7, batchSize: 3, using: RandomGenerator(seed: 1, stream: "shuffle"))
        let health = HealthProbe(network)
        let record = TrainingRecord(context, stepCount: epochs.stepCount, measures: "even")
        let checkpoints = Checkpoints(context, of: network, optimizer, record, health)
        if try !checkpoints.resume({ try epochs.resume($0.part("epochs"), at: $1) }) { context.print("begins") }
        while record.step < stop ?? .max, let step = epochs.next() {
            let tape = Tape(workers: workers)
            let input = tape.constant(images.selecting(step.batch))
            let loss = meanSquaredError(network(input).reconstruction, input)
            let gradients = tape.gradients(of: loss)
            health.look(at: gradients, step: record.step)
            optimizer.step(gradients)
            context.print("epoch \(step.epoch)")
            try record.add(
                loss: loss.scalar, epoch: step.epoch, samples: step.batch.count, step.place == 0 ? 1 : nil)
            try checkpoints.keep { $0.add(epochs.file, under: "epochs") }
        }
        record.reportWork(of: workers)
        var writer = SafetensorsWriter()
        for (name, tensor) in network.stateDictionary { writer.add(tensor, named: name) }
        let results = Results(
            weights: writer.encoded(), moments: optimizer.stateDictionary.map(\.tensor), table: record.table,
            health: health.recording(), printed: listener.lines,
            measurements: listener.measurements.sorted { ($0.step, $0.name) < ($1.step, $1.name) })
        return (results, listener)
    }

    @Test("bring a training on from every step to the same end", arguments: 1...9)
    func everyStep(stop: Int) throws {
        let undisturbed = try train(in: nil).results
        let archive = MemoryArchive()
        let first = try train(in: archive, upTo: stop)
        #expect(first.results.table.rowCount == stop)
        let second = try train(in: archive)
        #expect(second.results == undisturbed)
        #expect(second.listener.progress.map(\.completed) == [0] + (stop...9))
        #expect(second.listener.work?.samples == 21 - (first.listener.work?.samples ?? 0))
    }

    @Test("bring a training further than it was meant to go, and a shorter one to its end")
    func growth() throws {
        let archive = MemoryArchive()
        _ = try train(epochs: 2, in: archive)
        #expect(try train(epochs: 4, in: archive).results == train(epochs: 4, in: nil).results)
        #expect(try train(epochs: 3, in: archive).results == train(epochs: 3, in: nil).results)
    }

    @Test("of other kernels are not gone on from")
    func otherKernels() throws {
        let archive = MemoryArchive()
        _ = try train(in: archive, upTo: 4)
        archive.change { $0.metadata["kernels"] = "x86-64-v1, by hand" }
        let (results, listener) = try train(in: archive)
        #expect(try results == train(in: nil).results)
        #expect(listener.progress.map(\.completed) == Array(0...9))
    }

    @Test(
        "stand at a step and a word that there are, and at the step that the record tells of",
        arguments: [[10, 0], [-1, 0], [0, -1], [1], [0, .max], [8, 0]] as [[Int64]])
    func positions(numbers: [Int64]) throws {
        var writer = SafetensorsWriter()
        writer.add(ShapedArray(shape: [numbers.count], elements: numbers), named: "position")
        let file = try SafetensorsFile(decoding: [UInt8](writer.encoded()), path: "epochs")
        var epochs = ShuffledEpochs(3, of: 7, batchSize: 3, using: RandomGenerator(seed: 1, stream: "shuffle"))
        #expect(throws: SafetensorsError.self) { try epochs.resume(file, at: numbers[0] == 8 ? 7 : Int(numbers[0])) }
    }

    @Test("that do not fit are told of with the name of what is wrong, before anyone is told that the stage goes on")
    func broken() throws {
        let archive = MemoryArchive()
        _ = try train(in: archive, upTo: 4)
        archive.change { $0.metadata["record/columns"] = "step,lost" }
        let error = #expect(throws: UnusableCheckpoint.self) { try train(in: archive) }
        #expect(error?.description.contains("lost") == true && error?.reason is SafetensorsError)
    }

    @Test("are written when one is due, at the end, and when the stage should stop")
    func whenWritten() throws {
        for (isCancelled, isDue, expected) in [(false, false, []), (false, true, [1]), (true, false, [1])] {
            let archive = MemoryArchive(isDue: isDue)
            let listener = StageListener(isCancelled: isCancelled)
            let context = listener.context(checkpoints: archive)
            let parameter = Parameter(Tensor(zeros: [1]))
            let network = Linear(parameter)
            let record = TrainingRecord(context, stepCount: 2)
            let checkpoints = Checkpoints(
                context, of: network, SGD([parameter], learningRate: 1), record, HealthProbe(network))
            try record.add(loss: 1)
            if isCancelled {
                #expect(throws: CancellationError.self) { try checkpoints.keep { _ in } }
            } else {
                try checkpoints.keep { _ in }
            }
            #expect(archive.steps == expected)
            try record.add(loss: 1)
            try checkpoints.keep { _ in }
            #expect(archive.steps == expected + [2])
        }
    }
}

/// A network of one parameter.
private struct Linear: Module {
    let parameter: Parameter

    init(_ parameter: Parameter) { self.parameter = parameter }

    var namedParameters: [NamedParameter] { [NamedParameter("only", parameter)] }
    var description: String { "Linear()" }
}
