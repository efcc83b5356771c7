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

/// Trains an LSTM, or another recurrent layer, to read digits row by row: the tutorial's classification experiment.
public enum TrainClassifier: StageKind {
    /// The numbers of the experiment.
    public struct Parameters: StageParameters {
        var epochs = 1
        var batchSize = 64
        var reader = DigitClassifier.Reader.lstm.rawValue
        var hiddenSize = 64
        var levels = 1
        var stepPixels = 28
        var learningRate = 0.01
        var trainImages = 60_000
        var evaluationInterval = 50
        var evaluationImages = 2000
        var seed = 1

        /// What a pipeline file may set.
        public static let fields: [ParameterField<Parameters>] = [
            .init("epochs", \.epochs, in: 1...10_000, unit: "epochs", "passes over the training images"),
            .init(
                "batch-size", \.batchSize, in: 1...60_000, unit: "images", "images whose mean gradient makes an update"),
            .init(
                "reader", \.reader, oneOf: DigitClassifier.Reader.allCases.map(\.rawValue),
                "the recurrent layer that reads the rows"),
            .init(
                "hidden-size", \.hiddenSize, in: NetworkLimits.hiddenSizes, unit: "units",
                "hidden units of the recurrent layer"),
            .init(
                "levels", \.levels, in: NetworkLimits.levelCounts, unit: "levels",
                "recurrent levels that stand on one another"),
            .init(
                "step-pixels", \.stepPixels, in: NetworkLimits.stepSizes, unit: "pixels",
                "pixels that are read at each step, which divide an image's number of pixels; 28 are a row"),
            .init("learning-rate", \.learningRate, in: 1e-9...1e38, "step size of Adam"),
            .init(
                "train-images", \.trainImages, in: 1...60_000, unit: "images",
                "how many of the first training images are used"),
            .init(
                "evaluation-interval", \.evaluationInterval, in: 1...1_000_000, unit: "steps",
                "steps between two printed lines"),
            .init(
                "evaluation-images", \.evaluationImages, in: 1...10_000, unit: "images",
                "first test images that are evaluated"),
            .init("seed", \.seed, in: 0...Int.max, "where the first weights and the order of the images come from"),
        ]

        /// The tutorial's numbers.
        public init() {}
    }

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "train-classifier", summary: "Trains a recurrent network to read digits row by row.",
        inputs: .named([StageInput("digits", files: "train.safetensors", "test.safetensors")]),
        outputs: [
            .init("classifier.safetensors", .tensors), .init("metrics.csv", .table),
            .init("health.safetensors", .tensors),
        ], cores: .all, growing: "epochs")

    /// Trains.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let workers = try context.workers()
        let digits = try LabeledImages(SafetensorsFile(reading: context.input("digits", "train.safetensors")))
            .prefix(parameters.trainImages)
        let test = try LabeledImages(SafetensorsFile(reading: context.input("digits", "test.safetensors")))
            .prefix(parameters.evaluationImages)
        guard (digits.rowCount * digits.columnCount).isMultiple(of: parameters.stepPixels) else {
            throw UnevenSteps(pixels: digits.rowCount * digits.columnCount, stepPixels: parameters.stepPixels)
        }
        let images = ByteTensor(digits)
        var weights = RandomGenerator(seed: UInt64(parameters.seed), stream: "weights")
        let network = DigitClassifier(
            .init(rawValue: parameters.reader) ?? .lstm, stepSize: parameters.stepPixels,
            hiddenSize: parameters.hiddenSize, levelCount: parameters.levels, using: &weights)
        let optimizer = Adam(network.parameters, learningRate: parameters.learningRate)
        var epochs = ShuffledEpochs(
            parameters.epochs, of: digits.count, batchSize: parameters.batchSize,
            using: RandomGenerator(seed: UInt64(parameters.seed), stream: "shuffle"))
        let health = HealthProbe(network)
        let record = TrainingRecord(context, stepCount: epochs.stepCount, measures: "accuracy")
        let checkpoints = Checkpoints(context, of: network, optimizer, record, health)
        let goesOn = try checkpoints.resume { try epochs.resume($0.part("epochs"), at: $1) }
        if !goesOn { context.print("\(network)") }
        while let step = epochs.next() {
            let tape = Tape(workers: workers)
            let logits = network(images.selecting(step.batch), on: tape)
            let loss = crossEntropy(logits, labels: step.batch.map { Int32(digits.labels[Int($0)]) })
            let gradients = tape.gradients(of: loss)
            health.look(at: gradients, step: record.step)
            optimizer.step(gradients)
            let isEvaluated = step.place.isMultiple(of: parameters.evaluationInterval)
            let accuracy = isEvaluated ? network.accuracy(on: test, workers: workers) : nil
            if let accuracy {
                let format = "Epoch:  %d | train loss: %.4f | test accuracy: %.2f"
                context.print(String(format: format, step.epoch, loss.scalar, accuracy))
            }
            try record.add(loss: loss.scalar, epoch: step.epoch, samples: step.batch.count, accuracy)
            try checkpoints.keep { $0.add(epochs.file, under: "epochs") }
        }
        record.reportWork(of: workers)
        try network.save(to: context.output("classifier.safetensors"))
        try record.table.write(to: context.output("metrics.csv"))
        try health.recording().file.write(to: context.output("health.safetensors"))
    }
}

extension DigitClassifier {
    /// The share of images whose digit gets the greatest logit.
    fileprivate func accuracy(on examples: LabeledImages, workers: Workers) -> Float {
        let predictions = predict(ByteTensor(examples), workers: workers).rowMaxima
        let correctCount = zip(predictions, examples.labels).count { $0 == Int($1) }
        return Float(correctCount) / Float(examples.count)
    }
}

/// An image's pixels are not a whole number of steps.
private struct UnevenSteps: Error, CustomStringConvertible {
    let pixels: Int
    let stepPixels: Int

    var description: String {
        "an image has \(pixels) pixels, which steps of \(stepPixels) do not divide. Set step-pixels to a divisor, such as 28."
    }
}
