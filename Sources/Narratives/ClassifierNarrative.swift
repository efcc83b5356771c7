import Artifacts
import Evaluations
import Foundation
import Reports

/// Tells of the classifier that reads digits row by row.
struct ClassifierNarrative {
    private static let name = "classifier"

    /// What the same network reaches in PyTorch 2.13 after one epoch, over 20 seeds.
    private static let accuracyInPyTorch = 0.944...0.972

    /// The same on the first 2,000 test images.
    private static let firstAccuracyInPyTorch = 0.938...0.965

    private let stages: [BoundInput]
    private let training: BoundInput
    private let evaluating: BoundInput
    private let plotting: BoundInput?
    private let evaluation: ClassifierEvaluation
    private let firstEvaluation: ClassifierEvaluation

    /// Finds the stages of the classifier; nil when they are not among those that the report tells of.
    ///
    /// - Throws: When the evaluation cannot be read.
    init?(_ stages: [BoundInput]) throws {
        guard let evaluating = stages.first(ofKind: "evaluate-classifier"),
            let training = stages.first(where: { $0.wrote("classifier.safetensors", readBy: evaluating) })
        else { return nil }
        self.stages = stages
        self.training = training
        self.evaluating = evaluating
        plotting = stages.first {
            $0.manifest.recipe.kind == "plot-classifier" && evaluating.wrote("evaluation.json", readBy: $0)
        }
        let decoder = JSONDecoder()
        evaluation = try decoder.decode(ClassifierEvaluation.self, from: evaluating.contents(of: "evaluation.json"))
        firstEvaluation = try decoder.decode(
            ClassifierEvaluation.self, from: evaluating.contents(of: "evaluation-first.json"))
    }

    /// What differs from the tutorial, as the settings that make it so: the data and the evaluation count too.
    private var changes: [String] {
        let kinds = ["fetch-mnist", "parse-mnist"]
        let relevant = stages.filter {
            kinds.contains($0.manifest.recipe.kind) || $0.stage == training.stage || $0.stage == evaluating.stage
        }
        return relevant.flatMap { stage in
            // Where the files were found changes nothing: they are verified.
            stage.manifest.changedParameters.filter { $0.name != "directory" }
                .map { "\(stage.stage).\($0.name)=\($0.value)" }
        }
    }

    // MARK: - Verdict

    func verdict() -> Report.Verdict {
        Report.Verdict(
            experiment: "Reading digits with an LSTM", section: Self.name,
            headline: .init(
                name: "of \(evaluation.count.grouped) test images read correctly", value: accuracy(evaluation)),
            promise:
                "One epoch over 60,000 images teaches an LSTM to read handwritten digits. In PyTorch, over 20 seeds, "
                + "it then reads \(text(Self.accuracyInPyTorch)) of the test images correctly.",
            measurement: measurement, outcome: outcome)
    }

    private var measurement: String {
        let percent = String(format: "%.2f%%", evaluation.accuracy * 100)
        let seconds = String(format: "%.1f s", training.manifest.seconds)
        let remark = changes.isEmpty ? "" : " It differs from the tutorial: \(changes.joined(separator: ", "))."
        return "\(percent) of all \(evaluation.count.grouped) test images, after training for \(seconds).\(remark)"
    }

    private var outcome: Report.Verdict.Outcome {
        if !changes.isEmpty { return .open }
        return evaluation.accuracy >= Self.accuracyInPyTorch.lowerBound ? .met : .missed
    }

    private func text(_ range: ClosedRange<Double>) -> String {
        String(format: "%.1f to %.1f%%", range.lowerBound * 100, range.upperBound * 100)
    }

    private func accuracy(_ evaluation: ClassifierEvaluation) -> Report.Value {
        .share(evaluation.accuracy, decimals: 2)
    }

    // MARK: - Section

    func section() throws -> Report.Section {
        let figures = try plotting?.figures() ?? []
        var blocks: [Report.Block] = [.paragraph(explanation), .paragraph(procedure), .metrics(metrics)]
        blocks += figures.map { .figure($0) }
        blocks += [.heading("Each digit"), .table(classTable), .heading("What was printed")]
        blocks.append(.log(.init(title: "Printed while training", text: try training.log().joined(separator: "\n"))))
        blocks.append(
            .log(
                .init(
                    title: "Printed at the end: ten predictions, and the ten labels",
                    text: try evaluating.log().joined(separator: "\n"))))
        return Report.Section(
            name: Self.name, title: "Reading digits row by row: an LSTM as classifier", blocks: blocks,
            command: command)
    }

    private var explanation: String {
        """
        An image of 28 x 28 pixels is read like a text: one row after the other, 28 steps of 28 numbers. An LSTM with \
        \(setting("hidden-size")) units carries what it has seen from step to step; after the last row a linear layer \
        turns its hidden state into a score for each of the ten digits.
        """
    }

    private var procedure: String {
        """
        It is trained with cross-entropy and Adam, on shuffled batches of \(setting("batch-size")). Every \
        \(setting("evaluation-interval")) steps the loss of the batch is printed beside the accuracy on the first test \
        images, as the tutorial does.
        """
    }

    private func setting(_ name: String) -> String {
        training.manifest.recipe.parameters[name].map { "\($0)" } ?? "?"
    }

    private var metrics: [Report.Metric] {
        [
            .init(
                name: "accuracy on the first \(firstEvaluation.count.grouped) test images",
                value: accuracy(firstEvaluation),
                comparison: "PyTorch: \(text(Self.firstAccuracyInPyTorch))",
                meaning: "what the tutorial prints while training"),
            .init(
                name: "accuracy on all \(evaluation.count.grouped) test images", value: accuracy(evaluation),
                comparison: "PyTorch: \(text(Self.accuracyInPyTorch))",
                meaning: "the honest number: no image was trained on"),
            .init(
                name: "mistakes", value: .count(evaluation.count - evaluation.correctCount),
                comparison: nil, meaning: "test images that were read as another digit"),
            .init(
                name: "time for training", value: .seconds(training.manifest.seconds),
                meaning: "evaluations included; when these weights were made"),
        ]
    }

    private var classTable: Report.Table {
        Report.Table(
            caption:
                "Precision (of those read as this digit, how many are), recall (of this digit, how many were read) "
                + "and their harmonic mean F1, on all test images",
            columns: ["digit", "images", "precision", "recall", "F1"],
            rows: evaluation.classScores.enumerated().map { digit, scores in
                [
                    .text("\(digit)"), .count(scores.count), share(scores.precision), share(scores.recall),
                    share(scores.f1),
                ]
            })
    }

    private func share(_ value: Double?) -> Report.Value {
        value.map { .share($0, decimals: 1) } ?? .absent
    }

    /// The command that makes these numbers again: the parameters that differ from the tutorial's, spelled out.
    private var command: String {
        let settings = changes.isEmpty ? "" : " SET=\"\(changes.joined(separator: " "))\""
        return "make all\(settings)"
    }
}

extension BoundInput {
    /// Whether this stage wrote the bytes that another one read under this file name.
    fileprivate func wrote(_ file: String, readBy reader: BoundInput) -> Bool {
        guard let digest = manifest.output(file)?.digest else { return false }
        return reader.manifest.recipe.inputs.contains { $0.file == file && $0.digest == digest }
    }
}
