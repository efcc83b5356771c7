import Artifacts
import Evaluations
import Foundation
import Reports

/// Tells of the classifier that reads digits row by row.
struct ClassifierNarrative: ExperimentNarrative {
    private static let name = "classifier"

    /// What the same network reaches in PyTorch 2.13 after one epoch, over several seeds.
    private static let accuracyInPyTorch = 0.944...0.972

    /// The same on the first 2,000 test images.
    private static let firstAccuracyInPyTorch = 0.938...0.965

    private let experiment: Experiment
    private let evaluation: ClassifierEvaluation
    private let firstEvaluation: ClassifierEvaluation
    private let calibration: Calibration
    /// The stage that has the test images of the evaluation.
    private let digits: BoundInput?
    private let plain: (experiment: Experiment, evaluation: ClassifierEvaluation)?

    init?(_ stages: [BoundInput]) throws {
        let kinds = Experiment.Kinds(
            training: "train-classifier", evaluating: "evaluate-classifier", plotting: "plot-classifier")
        guard let experiment = Experiment(Self.name, in: stages, kinds: kinds, variant: ("reader", "lstm")) else {
            return nil
        }
        self.experiment = experiment
        digits = stages.first { $0.manifest.recipe.kind == "parse-mnist" && experiment.evaluating.reads($0) }
        evaluation = try experiment.evaluating.decoded(ClassifierEvaluation.self, from: "evaluation.json")
        firstEvaluation = try experiment.evaluating.decoded(ClassifierEvaluation.self, from: "evaluation-first.json")
        calibration = try experiment.evaluating.decoded(Calibration.self, from: "calibration.json")
        let other = Experiment(
            "plain-classifier", in: stages, kinds: kinds, variant: ("reader", "rnn"), isRequired: true)
        plain = try other.flatMap { $0.training.stage == experiment.training.stage ? nil : $0 }.map {
            ($0, try $0.evaluating.decoded(ClassifierEvaluation.self, from: "evaluation.json"))
        }
    }

    func verdict() -> Report.Verdict {
        Report.Verdict(
            experiment: "Reading digits with an LSTM", section: Self.name,
            headline: .init(
                name: "of \(evaluation.count.grouped) test images read correctly", value: accuracy(evaluation)),
            promise:
                "One epoch over 60,000 images teaches an LSTM to read handwritten digits. In PyTorch, over several seeds, "
                + "it then reads \(text(Self.accuracyInPyTorch)) of the test images correctly.",
            measurement: measurement,
            outcome: experiment.outcome(evaluation.accuracy >= Self.accuracyInPyTorch.lowerBound))
    }

    private var measurement: String {
        let percent = String(format: "%.2f%%", evaluation.accuracy * 100)
        let seconds = String(format: "%.1f s", experiment.training.manifest.seconds)
        return
            "\(percent) of all \(evaluation.count.grouped) test images, after training for \(seconds).\(experiment.remark)"
    }

    private func text(_ range: ClosedRange<Double>) -> String {
        String(format: "%.1f to %.1f%%", range.lowerBound * 100, range.upperBound * 100)
    }

    private func accuracy(_ evaluation: ClassifierEvaluation) -> Report.Value {
        .share(evaluation.accuracy, decimals: 2)
    }

    func section() throws -> Report.Section {
        let blocks: [Report.Block] = [
            .paragraph(explanation), .paragraph(procedure), .claims(claims), .metrics(metrics),
            .paragraph(closerLook),
        ]
        return Report.Section(
            name: Self.name, title: "Reading digits row by row: an LSTM as classifier",
            blocks: blocks + (try experiment.figures(players: players()))
                + [.heading("Each digit read"), .table(classTable), .heading("What was printed by the classifier")]
                + (try experiment.logs(ofKind: "parse-mnist", title: "The size of the data set"))
                + [
                    try experiment.log(
                        of: experiment.training, title: "The network, and the lines printed while training"),
                    try experiment.log(
                        of: experiment.evaluating, title: "Printed at the end: ten predictions, and the ten labels"),
                    .counterparts(counterparts),
                ],
            command: experiment.command)
    }

    private var explanation: String {
        """
        An image of 28 x 28 pixels is read like a text: one row after the other, 28 steps of 28 numbers. \
        \(reader) with \(experiment.setting("hidden-size")) units carries what it has seen from step to step; after the last row a linear layer \
        turns its hidden state into a score for each of the ten digits.
        """
    }

    private var procedure: String {
        """
        It is trained with cross-entropy and Adam, on shuffled batches of \(experiment.setting("batch-size")). Every \
        \(experiment.setting("evaluation-interval")) steps the loss of the batch is printed beside the accuracy on the first test \
        images, as the tutorial does.
        """
    }

    /// Where to see how it reads, and whether its probabilities can be trusted.
    private var closerLook: String {
        let words =
            abs(calibration.confidence - calibration.accuracy) < 0.005
            ? "about as sure as it is right" : calibration.confidence > calibration.accuracy ? "too sure" : "too modest"
        return """
            How it reads can be watched: for three test images \(figures("reading")) show what it takes the digit for after \
            each step, \(figures("states")) what goes on inside it meanwhile. Its surest mistakes are in \
            \(experiment.figure("mistakes")). Taken together it is \(words): its answers have a probability of \
            \(percent(calibration.confidence)) on average, and \(percent(calibration.accuracy)) of them are right; \
            \(experiment.figure("calibration")) tells more.
            """
    }

    private func players() throws -> [String: Report.Player] {
        guard let digits else { return [:] }
        return try ClassifierPlayers(evaluating: experiment.evaluating, digits: digits).readings()
    }

    /// Links to the figures of the three readings.
    private func figures(_ name: String) -> String {
        (1...3).map { experiment.figure("\(name)-\($0)") }.joined(separator: ", ")
    }

    private func percent(_ share: Double) -> String { String(format: "%.1f%%", share * 100) }

    private var metrics: [Report.Metric] {
        [
            .init(
                name: "accuracy on the first \(firstEvaluation.count.grouped) test images",
                value: accuracy(firstEvaluation),
                comparison: experiment.pytorch("several seeds: \(text(Self.firstAccuracyInPyTorch))"),
                meaning: "what the tutorial prints while training"),
            .init(
                name: "accuracy on all \(evaluation.count.grouped) test images", value: accuracy(evaluation),
                comparison: experiment.pytorch("several seeds: \(text(Self.accuracyInPyTorch))"),
                meaning: "the honest number: no image was trained on"),
            .init(
                name: "mistakes", value: .count(evaluation.count - evaluation.correctCount),
                meaning: "test images that were read as another digit"),
            .init(
                name: "expected calibration error", value: .share(calibration.expectedError, decimals: 2),
                meaning: "how far the probability of an answer and the share of right answers are apart, on average"),
        ] + experiment.speed
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

    private var reader: String {
        ["lstm": "An LSTM", "gru": "A GRU", "rnn": "A plain RNN"][experiment.setting("reader")] ?? "A recurrent network"
    }

    private var epochs: String {
        let count = experiment.setting("epochs")
        return count == "1" ? "one epoch" : "\(count) epochs"
    }

    private var claims: [(text: String, here: String)] {
        [
            (
                "One epoch is enough to read digits.",
                String(
                    format: "After %@ %.2f%% of the test images are read correctly: %@.",
                    epochs, evaluation.accuracy * 100, experiment.figure("confusion-matrix"))
            ),
            ("With a plain RNN in place of the LSTM it hardly learns.", plainFinding),
            (
                "The last step of the sequence is what the digit is judged by.",
                "So it is here: the hidden state after the last row. What it would have said before: "
                    + "\(experiment.figure("reading-1"))."
            ),
        ]
    }

    /// What became of the plain RNN, and whether the comparison is fair.
    private var plainFinding: String {
        guard let plain else { return "It was not tried." }
        func others(_ stage: BoundInput) -> [String: ParameterValue] {
            stage.manifest.recipe.parameters.filter { $0.key != "reader" }
        }
        let isFair = others(plain.experiment.training) == others(experiment.training)
        return String(
            format: "Tried with %@: the RNN reads %.2f%% of the test images correctly, this network %.2f%%.",
            isFair ? "the same numbers and seed" : "other numbers, so that the comparison says little",
            plain.evaluation.accuracy * 100, evaluation.accuracy * 100)
    }

    private var counterparts: [(text: String, here: String)] {
        [
            ("the class, the optimizer and the loop", "`Sources/Stages/TrainClassifier.swift`"),
            ("the sizes of images and labels", "Above; \(experiment.logCommand(ofKind: "parse-mnist"))"),
            ("the first training image, in grey, with its label", experiment.figure("first-training-image")),
            ("`print(rnn)`", "The network, above; \(experiment.logCommand)"),
            (
                "`Epoch:  0 | train loss: %.4f | test accuracy: %.2f` every fifty steps",
                "Above; \(experiment.logCommand); drawn in \(experiment.figure("loss")) and "
                    + experiment.figure("accuracy")
            ),
            (
                "ten predictions, then ten labels",
                "Above; `unroll logs \(experiment.evaluating.stage)`; as pictures in "
                    + experiment.figure("first-ten-predictions")
            ),
        ]
    }
}
