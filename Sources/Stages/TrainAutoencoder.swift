public import Artifacts
import Autograd
import Datasets
import Experiments
import Foundation
import Kernels
import Layers
import Models
import Recordings
import Tensors
import Training

/// Trains an autoencoder that presses each digit through three numbers: the tutorial's autoencoder experiment.
public enum TrainAutoencoder: StageKind {
    /// The numbers of the experiment.
    public struct Parameters: StageParameters {
        var epochs = 10
        var batchSize = 64
        var learningRate = 0.005
        var trainImages = 60_000
        var printInterval = 100
        var viewImages = 5
        var seed = 1

        /// What a pipeline file may set.
        public static let fields: [ParameterField<Parameters>] = [
            .init("epochs", \.epochs, in: 1...10_000, unit: "epochs", "passes over the training images"),
            .init(
                "batch-size", \.batchSize, in: 1...60_000, unit: "images", "images whose mean gradient makes an update"),
            .init("learning-rate", \.learningRate, in: 1e-9...1e38, "step size of Adam"),
            .init(
                "train-images", \.trainImages, in: 1...60_000, unit: "images",
                "how many of the first training images are used"),
            .init(
                "print-interval", \.printInterval, in: 1...1_000_000, unit: "steps",
                "steps of an epoch between two printed lines, and between two views"),
            .init(
                "view-images", \.viewImages, in: 1...10, unit: "images",
                "first training images whose reconstructions are recorded"),
            .init("seed", \.seed, in: 0...Int.max, "where the first weights and the order of the images come from"),
        ]

        /// The tutorial's numbers.
        public init() {}
    }

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "train-autoencoder", summary: "Trains an autoencoder that presses each digit through three numbers.",
        inputs: .named([StageInput("digits", files: "train.safetensors")]),
        outputs: [
            .init("autoencoder.safetensors", .tensors), .init("metrics.csv", .table),
            .init("frames.safetensors", .tensors), .init("health.safetensors", .tensors),
        ], cores: .all, growing: "epochs")

    /// Trains: the target of each image is the image itself.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let workers = try context.workers()
        let digits = try LabeledImages(SafetensorsFile(reading: context.input("digits", "train.safetensors")))
            .prefix(parameters.trainImages)
        let images = ByteTensor(digits).flattened
        let view = images[0..<min(parameters.viewImages, digits.count)]
        var weights = RandomGenerator(seed: UInt64(parameters.seed), stream: "weights")
        let network = Autoencoder(using: &weights)
        let optimizer = Adam(network.parameters, learningRate: parameters.learningRate)
        var epochs = ShuffledEpochs(
            parameters.epochs, of: digits.count, batchSize: parameters.batchSize,
            using: RandomGenerator(seed: UInt64(parameters.seed), stream: "shuffle"))
        let health = HealthProbe(network)
        let record = TrainingRecord(context, stepCount: epochs.stepCount)
        let checkpoints = Checkpoints(context, of: network, optimizer, record, health)
        var recording = ReconstructionRecording()
        let goesOn = try checkpoints.resume { checkpoint, step in
            try epochs.resume(checkpoint.part("epochs"), at: step)
            recording = try ReconstructionRecording(checkpoint.part("frames"), of: view.shape)
        }
        if !goesOn { context.print("\(network)") }
        while let step = epochs.next() {
            let tape = Tape(workers: workers)
            let input = tape.constant(images.selecting(step.batch))
            let loss = meanSquaredError(network(input).reconstruction, input)
            let gradients = tape.gradients(of: loss)
            health.look(at: gradients, step: record.step)
            optimizer.step(gradients)
            if step.place.isMultiple(of: parameters.printInterval) {
                context.print(String(format: "Epoch:  %d | train loss: %.4f", step.epoch, loss.scalar))
                let brightness = network.evaluate(view, workers: workers).reconstructions
                recording.append(stepsDone: record.step + 1, brightness: brightness)
            }
            try record.add(loss: loss.scalar, epoch: step.epoch, samples: step.batch.count)
            try checkpoints.keep { checkpoint in
                checkpoint.add(epochs.file, under: "epochs")
                checkpoint.add(recording.file, under: "frames")
            }
        }
        record.reportWork(of: workers)
        try network.save(to: context.output("autoencoder.safetensors"))
        try record.table.write(to: context.output("metrics.csv"))
        try health.recording().file.write(to: context.output("health.safetensors"))
        try recording.file.write(to: context.output("frames.safetensors"))
    }
}
