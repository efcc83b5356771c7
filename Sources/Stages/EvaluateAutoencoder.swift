public import Artifacts
import Assessments
import Datasets
import Evaluations
import Experiments
import Foundation
import Kernels
import Models
import Tensors
import Training

/// Measures how well the trained autoencoder gives images back, and writes down the codes of some.
public enum EvaluateAutoencoder: StageKind {
    /// Which codes are kept.
    public struct Parameters: StageParameters {
        var codeImages = 200
        var viewImages = 5

        /// What a pipeline file may set.
        public static let fields: [ParameterField<Parameters>] = [
            .init(
                "code-images", \.codeImages, in: 1...2000, unit: "images",
                "first training images whose codes are shown in space"),
            .init(
                "view-images", \.viewImages, in: 1...10, unit: "images",
                "first training images whose reconstructions are shown"),
        ]

        /// The tutorial's numbers.
        public init() {}
    }

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "evaluate-autoencoder", summary: "Measures how well images are given back, and keeps codes.",
        inputs: .named([
            StageInput("digits", files: "train.safetensors", "test.safetensors"),
            StageInput("training", files: "autoencoder.safetensors"),
        ]),
        outputs: [
            .init("codes.safetensors", .tensors), .init("reconstructions.safetensors", .tensors),
            .init("evaluation.json", .table),
        ], cores: .all)

    /// Evaluates.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let workers = try context.workers()
        let training = try LabeledImages(SafetensorsFile(reading: context.input("digits", "train.safetensors")))
        let test = try LabeledImages(SafetensorsFile(reading: context.input("digits", "test.safetensors")))
        let network = try Autoencoder(
            SafetensorsFile(reading: context.input("training", "autoencoder.safetensors")))
        let trainingReading = AutoencoderReading(of: training, by: network, workers: workers)
        let testReading = AutoencoderReading(of: test, by: network, workers: workers)
        let evaluation = AutoencoderEvaluation(
            training: trainingReading.error, test: testReading.error, meanImageError: training.meanImageError,
            neighbourAgreement: trainingReading.neighbourAgreement(count: parameters.codeImages))
        try checkFinite(error: evaluation.training.error)
        context.monitor.metric("error on training images", evaluation.training.error, step: 0)
        context.monitor.metric("error on test images", evaluation.test.error, step: 0)
        context.print(String(format: "error on %d training images: %.4f", training.count, evaluation.training.error))
        context.print(String(format: "error on %d test images: %.4f", test.count, evaluation.test.error))
        try JSONEncoder.reproducible.encode(evaluation).save(to: context.output("evaluation.json"))
        var codes = SafetensorsWriter()
        trainingReading.addCodes(count: parameters.codeImages, prefix: "", to: &codes)
        testReading.addCodes(count: test.count, prefix: "test.", to: &codes)
        try codes.write(to: context.output("codes.safetensors"))
        let view = ByteTensor(training.prefix(parameters.viewImages)).flattened
        var reconstructions = SafetensorsWriter()
        reconstructions.add(network.evaluate(view, workers: workers).reconstructions, named: "reconstructions")
        try reconstructions.write(to: context.output("reconstructions.safetensors"))
    }
}
