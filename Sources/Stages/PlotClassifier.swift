public import Artifacts
import Charts
import Datasets
import Evaluations
import Figures
import Foundation
import Recordings
import Tensors

/// Draws the classifier: an example of the data, the course of training, and what it makes of the test images.
public enum PlotClassifier: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "plot-classifier", summary: "Draws the training, what is read for what, and how it is read.",
        inputs: .named([
            StageInput("digits", files: "train.safetensors", "test.safetensors"),
            StageInput("training", files: "metrics.csv", "health.safetensors"),
            StageInput(
                "evaluation", files: "predictions.safetensors", "evaluation.json", "calibration.json",
                "readings.safetensors"),
        ]),
        outputs: [
            .init("first-training-image.png", .figure), .init("loss.png", .figure), .init("accuracy.png", .figure),
            .init("confusion-matrix.png", .figure), .init("first-ten-predictions.png", .figure),
            .init("mistakes.png", .figure), .init("calibration.png", .figure),
        ] + FigureSheet.readingOutputs + FigureSheet.healthOutputs + [FigureSheet.indexOutput])

    /// The fonts.
    public static func surroundings() throws -> [String: String] {
        try FigureSheet.surroundings()
    }

    /// Draws.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let metrics = try NumberTable(contentsOf: context.input("training", "metrics.csv"))
        var sheet = FigureSheet(context)
        let images = try LabeledImages(SafetensorsFile(reading: context.input("digits", "train.safetensors")))
        let readings = try ReadingRecording(
            SafetensorsFile(reading: context.input("evaluation", "readings.safetensors")))
        try sheet.drawExample(
            of: images, 0, as: "first-training-image.png", title: "The first training image",
            caption: "The first of the \(images.count.grouped) training images; its title is its label. "
                + ReadingSteps(count: readings.stepCount, through: images).sentence)
        try sheet.drawLoss(
            metrics, measure: "cross-entropy", unit: "nats",
            remark: "A guess among ten digits would cost ln 10 = 2.30.")
        try drawAccuracy(metrics, &sheet)
        try drawConfusion(context, &sheet)
        let test = try LabeledImages(SafetensorsFile(reading: context.input("digits", "test.safetensors")))
        let answers = try Self.answers(context, to: test)
        try drawFirstTen(of: test, answers, &sheet)
        try sheet.drawMistakes(in: answers, of: test)
        try sheet.drawCalibration(
            JSONDecoder().decode(
                Calibration.self,
                from: Data(wholeFile: context.input("evaluation", "calibration.json"), noLargerThan: Data.textLimit)))
        try sheet.drawReadings(readings, of: test, telling: answers.telling)
        try sheet.drawHealth(HealthRecording(SafetensorsFile(reading: context.input("training", "health.safetensors"))))
        try sheet.finish()
    }

    private static func drawAccuracy(_ metrics: NumberTable, _ sheet: inout FigureSheet) throws {
        let (steps, accuracies) = try metrics.course(of: "accuracy")
        let chart = LineChart(
            title: "Accuracy on test images while training", x: Axis("step"),
            y: Axis("share of right answers", limits: 0...1),
            series: [
                Series("test images", x: steps.map(Double.init), y: accuracies, role: .accuracy, style: .lineAndMarkers)
            ])
        try sheet.draw(
            chart, as: "accuracy.png", size: Size(720, 340),
            caption:
                "The share of the first test images that the network reads correctly, measured after the update of "
                + "the step: the numbers of the printed lines.",
            alternativeText: String(
                format: "Accuracy goes from %.2f at the first measurement to %.3f at step %d.", accuracies.first ?? 0,
                accuracies.last ?? 0, steps.last ?? 0),
            data: [["step", "accuracy"]] + zip(steps, accuracies).map { ["\($0)", "\(Float($1))"] })
    }

    private static func drawConfusion(_ context: StageContext, _ sheet: inout FigureSheet) throws {
        let evaluation = try JSONDecoder().decode(
            ClassifierEvaluation.self,
            from: Data(wholeFile: context.input("evaluation", "evaluation.json"), noLargerThan: Data.textLimit))
        let names = evaluation.confusion.indices.map { "\($0)" }
        let chart = MatrixChart(
            title: "What was read for what", rows: .init("written", names: names),
            columns: .init("read as", names: names),
            values: evaluation.confusion.map { $0.map(Double.init) })
        let worst = evaluation.commonestMistake.map {
            "The commonest mistake: \($0.label.withArticle) read as \($0.prediction.withArticle), \($0.count) times."
        }
        try sheet.draw(
            chart, as: "confusion-matrix.png", size: Size(560, 560),
            caption:
                "All \(evaluation.count.grouped) test images: the digit that was written (row) and the one that was read "
                + "(column). The diagonal is right. \(worst ?? "")",
            alternativeText:
                "\(evaluation.correctCount.grouped) of \(evaluation.count.grouped) are on the diagonal. \(worst ?? "")",
            data: [["written \\ read as"] + names]
                + evaluation.confusion.enumerated().map { label, row in ["\(label)"] + row.map { "\($0)" } })
    }

    private static func answers(_ context: StageContext, to test: LabeledImages) throws -> [Answer] {
        let logits = try SafetensorsFile(reading: context.input("evaluation", "predictions.safetensors")).tensor(
            "logits")
        return [Answer](logits: logits.scalars, predictions: logits.rowMaxima, labels: test.labels)
    }

    private static func drawFirstTen(of images: LabeledImages, _ all: [Answer], _ sheet: inout FigureSheet) throws {
        let answers = all.prefix(10)
        let items = answers.enumerated().map { index, answer in
            images.item(
                index, caption: String(format: "read as %d (%.1f%%)", answer.prediction, answer.probability * 100),
                verdict: answer.isRight ? .correct : .wrong)
        }
        let right = answers.count(where: \.isRight)
        try sheet.draw(
            ImageGrid(title: "The first ten test images", items: items, columnCount: 5),
            as: "first-ten-predictions.png", size: Size(720, 400),
            caption: "What the trained network reads in the first ten test images, and how sure it is (softmax).",
            alternativeText: "\(right) of \(answers.count) are read correctly: "
                + answers.map { "\($0.label) as \($0.prediction)" }.joined(separator: ", ") + ".",
            data: [["image", "label", "prediction", "probability"]]
                + answers.enumerated().map { index, answer in
                    ["\(index)", "\(answer.label)", "\(answer.prediction)", "\(Float(answer.probability))"]
                })
    }
}
