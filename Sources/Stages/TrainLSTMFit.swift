public import Artifacts
import Autograd
import Datasets
import Experiments
import Foundation
import Layers
import Models
import Recordings
import Tensors
import Training

/// Trains an LSTM to give the cosine of one stretch of the sine, which it reads again and again.
public enum TrainLSTMFit: StageKind {
    /// The numbers of the experiment.
    public struct Parameters: StageParameters {
        var steps = 100
        var hiddenSize = 20
        var learningRate = 0.001
        var printInterval = 10
        var seed = 1

        /// What a pipeline file may set.
        public static let fields: [ParameterField<Parameters>] = [
            .init("steps", \.steps, in: 1...1_000_000, unit: "steps", "how often the stretch is read"),
            .init(
                "hidden-size", \.hiddenSize, in: NetworkLimits.hiddenSizes, unit: "units", "hidden units of the LSTM"),
            .init("learning-rate", \.learningRate, in: 1e-9...1e38, "step size of gradient descent"),
            .init(
                "print-interval", \.printInterval, in: 1...1_000_000, unit: "steps", "steps between two printed lines"),
            .init("seed", \.seed, in: 0...Int.max, "where the first weights and the first state come from"),
        ]

        /// The tutorial's numbers.
        public init() {}
    }

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "train-lstm-fit", summary: "Trains an LSTM to give the cosine of one stretch of the sine.",
        inputs: .named([StageInput("signals", files: "fit.csv")]),
        outputs: [
            .init("fitter.safetensors", .tensors), .init("metrics.csv", .table), .init("frames.csv", .table),
            .init("state.safetensors", .tensors), .init("health.safetensors", .tensors),
        ], growing: "steps")

    /// Trains: the state starts at random, and goes on from one step to the next.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let workers = try context.workers()
        let signal = try [SignalSegment](NumberTable(contentsOf: context.input("signals", "fit.csv")))
        var weights = RandomGenerator(seed: UInt64(parameters.seed), stream: "weights")
        var firstState = RandomGenerator(seed: UInt64(parameters.seed), stream: "state")
        let network = SignalFitter(hiddenSize: parameters.hiddenSize, using: &weights)
        let optimizer = SGD(network.parameters, learningRate: parameters.learningRate)
        let passes = (0..<parameters.steps).flatMap { _ in signal }
        let health = HealthProbe(network)
        let record = TrainingRecord(context, stepCount: passes.count)
        let checkpoints = Checkpoints(context, of: network, optimizer, record, health)
        var recording = SignalRecording()
        var state = network.randomState(on: .evaluation(workers: workers), using: &firstState)
        let goesOn = try checkpoints.resume { checkpoint, _ in
            state = try LSTMState(
                checkpoint.part("state"), of: parameters.hiddenSize, on: .evaluation(workers: workers))
            recording = try SignalRecording(NumberTable(checkpoint.part("frames")))
        }
        if !goesOn { context.print("\(network)") }
        for segment in passes.dropFirst(record.step) {
            let tape = Tape(workers: workers)
            let result = network(tape.constant(segment.input), state: state.detached(on: tape))
            let loss = meanSquaredError(result.prediction, tape.constant(segment.target))
            state = result.state
            recording.frames.append(.init(segment, prediction: result.prediction.value.scalars))
            if record.step.isMultiple(of: parameters.printInterval) {
                context.print(String(format: "loss:%.3f", loss.scalar))
            }
            let gradients = tape.gradients(of: loss)
            health.look(at: gradients, step: record.step)
            optimizer.step(gradients)
            try record.add(loss: loss.scalar)
            try checkpoints.keep { checkpoint in
                checkpoint.add(state.file, under: "state")
                checkpoint.add(recording.table.file, under: "frames")
            }
        }
        record.reportWork(of: workers)
        try network.save(to: context.output("fitter.safetensors"))
        try record.table.write(to: context.output("metrics.csv"))
        try recording.table.write(to: context.output("frames.csv"))
        try health.recording().file.write(to: context.output("health.safetensors"))
        // With the state that the last step left, the trained network goes on.
        try state.file.write(to: context.output("state.safetensors"))
    }
}
