import Artifacts
import Evaluations
import Foundation
import Reports

/// Tells of the autoencoder that presses a digit through three numbers.
struct AutoencoderNarrative: ExperimentNarrative {
    private static let name = "autoencoder"

    /// The loss in PyTorch 2.13 after ten epochs, over several seeds.
    private static let lossInPyTorch = 0.032...0.038

    private let experiment: Experiment
    private let evaluation: AutoencoderEvaluation
    private let losses: [Float]

    init?(_ stages: [BoundInput]) throws {
        guard
            let experiment = Experiment(
                Self.name, in: stages,
                kinds: .init(
                    training: "train-autoencoder", evaluating: "evaluate-autoencoder", plotting: "plot-autoencoder"))
        else { return nil }
        self.experiment = experiment
        evaluation = try experiment.evaluating.decoded(AutoencoderEvaluation.self, from: "evaluation.json")
        losses = try NumberTable(csv: experiment.training.contents(of: "metrics.csv")).numbers("loss")
    }

    func verdict() -> Report.Verdict {
        Report.Verdict(
            experiment: "Digits through three numbers", section: Self.name,
            headline: .init(
                name: "mean squared error of a pixel, over all \(evaluation.training.count.grouped) training images",
                value: .number(evaluation.training.error, decimals: 4)),
            promise:
                "An autoencoder presses an image of 784 numbers into three, which can be drawn in space, and gives it back. "
                + "In PyTorch its loss is \(Self.lossInPyTorch.text(decimals: 3)) after ten epochs.",
            measurement: String(
                format:
                    "%.4f on all training images, %.4f on the test images, which it never saw; the mean image would cost "
                    + "%.4f.%@",
                evaluation.training.error, evaluation.test.error, evaluation.meanImageError, experiment.remark),
            outcome: experiment.outcome(evaluation.training.error <= Self.lossInPyTorch.upperBound))
    }

    func section() throws -> Report.Section {
        let explanation = """
            The encoder leads an image of 784 pixels over layers of 128, 64 and 12 units to three numbers, its code; the \
            decoder leads back the same way. Between the layers stands tanh, at the end a sigmoid. The target is the image \
            itself: what the three numbers cannot say is lost. \(epochs) of Adam on \
            shuffled batches of \(experiment.setting("batch-size")).
            """
        let interval = experiment.setting("print-interval")
        return Report.Section(
            name: Self.name, title: "Digits through three numbers: an autoencoder",
            blocks: [.paragraph(explanation), .claims(claims), .metrics(metrics)]
                + (try experiment.figures(players: players()))
                + [
                    .heading("Each digit given back"), .table(digitTable),
                    .heading("What was printed by the autoencoder"),
                ]
                + (try experiment.logs(ofKind: "parse-mnist", title: "The size of the data set"))
                + [
                    try experiment.log(
                        of: experiment.training,
                        title: "The network, and the loss every \(interval) steps of an epoch"),
                    try experiment.log(of: experiment.evaluating, title: "Printed by the evaluation"),
                    .counterparts(counterparts),
                ],
            command: experiment.command)
    }

    private var epochs: String {
        let count = experiment.setting("epochs")
        return count == "1" ? "One epoch" : "\(count) epochs"
    }

    private func players() throws -> [String: Report.Player] {
        guard let plotting = experiment.plotting else { return [:] }
        let players = AutoencoderPlayers(
            training: experiment.training, evaluating: experiment.evaluating, plotting: plotting)
        return ["reconstructions-over-time": .film(try players.film()), "codes": .space(try players.space())]
    }

    private var claims: [(text: String, here: String)] {
        [
            (
                "Three numbers are enough to draw the images in space, digit by digit.",
                "\(experiment.figure("codes")): "
                    + String(
                        format:
                            "for %.0f%% of the codes the nearest other one is of the same digit; by chance it would be one in ten.",
                        evaluation.neighbourAgreement * 100)
            ),
            (
                "The reconstructions become clearer while it trains.",
                "\(experiment.figure("reconstructions-over-time")) shows some moments; the errors stand in its data."
            ),
        ]
    }

    private var metrics: [Report.Metric] {
        [
            .init(
                name: "error on all \(evaluation.training.count.grouped) training images",
                value: .number(evaluation.training.error, decimals: 4),
                comparison: experiment.pytorch("several seeds: \(Self.lossInPyTorch.text(decimals: 3))"),
                meaning: "mean over all pixels, whose brightness is from 0 to 1"),
            .init(
                name: "error on the \(evaluation.test.count.grouped) test images",
                value: .number(evaluation.test.error, decimals: 4),
                meaning: "images that were never trained on"),
            .init(
                name: "error of the mean image", value: .number(evaluation.meanImageError, decimals: 4),

                meaning: "what answering every image by the mean of all would cost"),
            .init(
                name: "codes next to one of their digit", value: .share(evaluation.neighbourAgreement, decimals: 0),
                meaning: "of those drawn in space; 10% by chance"),
            .init(
                name: "loss of the last batch", value: .number(Double(losses.last ?? 0), decimals: 4),
                meaning: "as the text prints it every hundred steps"),
        ] + experiment.speed
    }

    private var digitTable: Report.Table {
        Report.Table(
            caption: "Mean squared error of a pixel, by digit",
            columns: ["digit", "training images", "test images"],
            rows: evaluation.training.errorsByClass.indices.map { digit in
                [
                    .text("\(digit)"), value(evaluation.training.errorsByClass[digit]),
                    value(evaluation.test.errorsByClass[digit]),
                ]
            })
    }

    private func value(_ error: Double?) -> Report.Value {
        error.map { .number($0, decimals: 4) } ?? .absent
    }

    private var counterparts: [(text: String, here: String)] {
        [
            ("the class, the optimizer and the loop", "`Sources/Stages/TrainAutoencoder.swift`"),
            ("the sizes of images and labels", "Above; \(experiment.logCommand(ofKind: "parse-mnist"))"),
            ("the third training image, in grey, with its label", experiment.figure("third-training-image")),
            (
                "`Epoch:  0 | train loss: %.4f` every hundred steps",
                "Above; \(experiment.logCommand); the loss of each step: \(experiment.figure("loss"))"
            ),
            (
                "originals over reconstructions, redrawn every hundred steps",
                "\(experiment.figure("reconstructions")) at the end, \(experiment.figure("reconstructions-over-time")) on the "
                    + "way. Every frame is in `\(experiment.training.stage)/frames.safetensors`"
            ),
            (
                "200 codes in space, a box in the colour of its digit for each",
                ["codes", "codes-turned", "codes-behind"].map(experiment.figure).joined(separator: ", ")
            ),
        ]
    }
}
