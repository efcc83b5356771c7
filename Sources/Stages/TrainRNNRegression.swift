public import Artifacts
import Autograd
import Datasets
import Experiments
import Layers
import Models
import Recordings
import Tensors
import Training

/// Trains a plain recurrent network to give the cosine of the sine that it reads, segment after segment.
public enum TrainRNNRegression: StageKind {
    /// The numbers of the experiment.
    public struct Parameters: StageParameters {
        var hiddenSize = 32
        var learningRate = 0.02
        var seed = 1

        /// What a pipeline file may set.
        public static let fields: [ParameterField<Parameters>] = [
            .init("hidden-size", \.hiddenSize, in: NetworkLimits.hiddenSizes, unit: "units", "hidden units of the RNN"),
            .init("learning-rate", \.learningRate, in: 1e-9...1e38, "step size of Adam"),
            .init("seed", \.seed, in: 0...Int.max, "where the first weights come from"),
        ]

        /// The tutorial's numbers.
        public init() {}
    }

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "train-rnn-regression", summary: "Trains an RNN to give the cosine of the sine that it reads.",
        inputs: .named([StageInput("signals", files: "regression.csv")]),
        outputs: [
            .init("regressor.safetensors", .tensors), .init("metrics.csv", .table), .init("frames.csv", .table),
            .init("health.safetensors", .tensors),
        ])

    /// Trains: one update for each segment, and the hidden state goes on from one to the next.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let workers = try context.workers()
        let segments = try [SignalSegment](NumberTable(contentsOf: context.input("signals", "regression.csv")))
        var weights = RandomGenerator(seed: UInt64(parameters.seed), stream: "weights")
        let network = SineRegressor(hiddenSize: parameters.hiddenSize, using: &weights)
        let optimizer = Adam(network.parameters, learningRate: parameters.learningRate)
        let health = HealthProbe(network)
        let record = TrainingRecord(context, stepCount: segments.count)
        let checkpoints = Checkpoints(context, of: network, optimizer, record, health)
        var recording = SignalRecording()
        var state: HiddenState?
        let goesOn = try checkpoints.resume { checkpoint, _ in
            state = try HiddenState(
                checkpoint.part("state"), of: parameters.hiddenSize, on: .evaluation(workers: workers))
            recording = try SignalRecording(NumberTable(checkpoint.part("frames")))
        }
        if !goesOn { context.print("\(network)") }
        for segment in segments.dropFirst(record.step) {
            let tape = Tape(workers: workers)
            let result = network(tape.constant(segment.input), state: state?.detached(on: tape))
            let loss = meanSquaredError(result.prediction, tape.constant(segment.target))
            state = result.state
            recording.frames.append(.init(segment, prediction: result.prediction.value.scalars))
            let gradients = tape.gradients(of: loss)
            health.look(at: gradients, step: record.step)
            optimizer.step(gradients)
            try record.add(loss: loss.scalar)
            try checkpoints.keep { checkpoint in
                checkpoint.add(result.state.file, under: "state")
                checkpoint.add(recording.table.file, under: "frames")
            }
        }
        record.reportWork(of: workers)
        try network.save(to: context.output("regressor.safetensors"))
        try record.table.write(to: context.output("metrics.csv"))
        try recording.table.write(to: context.output("frames.csv"))
        try health.recording().file.write(to: context.output("health.safetensors"))
    }
}
