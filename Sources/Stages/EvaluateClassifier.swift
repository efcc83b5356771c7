public import Artifacts
import Assessments
import Datasets
import Evaluations
import Experiments
import Foundation
import Models
import Recordings
import Tensors

/// Lets the trained classifier read the test images.
public enum EvaluateClassifier: StageKind {
    /// What is evaluated apart.
    public struct Parameters: StageParameters {
        var firstImages = 2000

        /// What a pipeline file may set.
        public static let fields: [ParameterField<Parameters>] = [
            .init(
                "first-images", \.firstImages, in: 1...10_000, unit: "images",
                "first test images that are evaluated apart")
        ]

        /// The tutorial's numbers.
        public init() {}
    }

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "evaluate-classifier", summary: "Reads all test images with the trained classifier and counts mistakes.",
        inputs: .named([
            StageInput("digits", files: "test.safetensors"), StageInput("training", files: "classifier.safetensors"),
        ]),
        outputs: [
            .init("predictions.safetensors", .tensors), .init("evaluation.json", .table),
            .init("evaluation-first.json", .table), .init("calibration.json", .table),
            .init("readings.safetensors", .tensors),
        ], cores: .all)

    /// Evaluates.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let workers = try context.workers()
        let test = try LabeledImages(SafetensorsFile(reading: context.input("digits", "test.safetensors")))
        let network = try DigitClassifier(SafetensorsFile(reading: context.input("training", "classifier.safetensors")))
        let logits = network.predict(ByteTensor(test), workers: workers)
        let maxima = logits.rowMaxima
        let predictions = maxima.map { UInt8($0) }
        try save(logits, predictions, to: context.output("predictions.safetensors"))
        for (part, file, count) in [
            ("all", "evaluation.json", test.count), ("first", "evaluation-first.json", parameters.firstImages),
        ] {
            let evaluation = ClassifierEvaluation(
                predictions: Array(predictions.prefix(count)), labels: Array(test.labels.prefix(count)),
                classCount: LabeledImages.classCount)
            context.monitor.metric("accuracy on \(part) images", evaluation.accuracy, step: 0)
            try JSONEncoder.reproducible.encode(evaluation).save(to: context.output(file))
        }
        let answers = [Answer](logits: logits.scalars, predictions: maxima, labels: test.labels)
        let calibration = Calibration(answers)
        context.monitor.metric("expected calibration error", calibration.expectedError, step: 0)
        try JSONEncoder.reproducible.encode(calibration).save(to: context.output("calibration.json"))
        try ReadingRecording(of: test, answers.telling.map(\.answer.index), by: network, workers: workers).file
            .write(to: context.output("readings.safetensors"))
        context.print("\(line(predictions)) prediction number")
        context.print("\(line(test.labels)) real number")
    }

    private static func save(_ logits: Tensor, _ predictions: [UInt8], to url: URL) throws {
        var writer = SafetensorsWriter()
        writer.add(logits, named: "logits")
        writer.add(ShapedArray(shape: [predictions.count], elements: predictions), named: "predictions")
        try writer.write(to: url)
    }

    /// The first ten digits as NumPy prints them: `[7 2 1 0 4 1 4 9 5 9]`.
    private static func line(_ digits: [UInt8]) -> String {
        "[\(digits.prefix(10).map { "\($0)" }.joined(separator: " "))]"
    }
}
