import Artifacts
import Evaluations
import Foundation
import Reports

/// Tells of the plain recurrent network that turns a sine into a cosine.
struct RegressionNarrative: ExperimentNarrative {
    private static let name = "rnn-regression"

    /// The mean of the last ten losses in PyTorch 2.13, over 20 seeds, and its median.
    private static let finalLossInPyTorch = 0.0002...0.094
    private static let medianInPyTorch = 0.0014

    private let experiment: Experiment
    private let evaluation: SignalEvaluation

    init?(_ stages: [BoundInput]) throws {
        guard
            let experiment = Experiment(
                Self.name, in: stages,
                kinds: .init(
                    training: "train-rnn-regression", evaluating: "evaluate-regressor", plotting: "plot-rnn-regression"),
                free: ["dynamic-segments"])
        else { return nil }
        self.experiment = experiment
        evaluation = try experiment.evaluating.decoded(SignalEvaluation.self, from: "evaluation.json")
    }

    private var pytorch: String {
        "\(Self.finalLossInPyTorch.text(decimals: 4)), with a median of \(Self.medianInPyTorch)"
    }

    func verdict() -> Report.Verdict {
        Report.Verdict(
            experiment: "From sine to cosine with an RNN", section: Self.name,
            headline: .init(
                name: "mean squared error, mean of the last ten steps",
                value: .number(evaluation.finalLoss, decimals: 4)),
            promise:
                "A recurrent network can do regression: reading the sine, it learns to give the cosine within a hundred "
                + "steps. In PyTorch the mean of the last ten losses is \(pytorch), over 20 seeds.",
            measurement: String(
                format: "The loss went from %.3f at the first of %d steps to %.4f, the mean of the last ten.%@",
                evaluation.losses.first ?? 0, evaluation.losses.count, evaluation.finalLoss, experiment.remark),
            outcome: experiment.outcome(evaluation.finalLoss <= Self.finalLossInPyTorch.upperBound))
    }

    func section() throws -> Report.Section {
        let explanation = """
            A plain recurrent network with \(experiment.setting("hidden-size")) units reads the sine at ten points of a \
            segment, each π long, and a linear layer turns its hidden state into a number at each point, which should be \
            the cosine. Then it learns from its mistake, once, and the next segment follows. The hidden state goes on \
            from segment to segment, but no gradient flows back through it.
            """
        return Report.Section(
            name: Self.name, title: "From sine to cosine: an RNN for regression",
            blocks: [.paragraph(explanation), .claims(claims), .metrics(metrics)]
                + (try experiment.figures(players: experiment.replay(of: "course")))
                + [
                    .heading("What was printed in the regression"),
                    try experiment.log(of: experiment.training, title: "The network, as PyTorch prints it"),
                    try experiment.log(of: experiment.evaluating, title: "Printed by the evaluation"),
                    .counterparts(counterparts),
                ],
            command: experiment.command)
    }

    private var claims: [(text: String, here: String)] {
        [
            (
                "Recurrent networks are seldom used for regression, but they can be.",
                "\(experiment.figure("course")) shows the prediction beside the cosine, from the first segment to the last."
            ),
            (
                "Adam does well in most cases.",
                String(
                    format: "With a rate of %@ the loss went from %.3f to %.4f in %d updates: %@.",
                    experiment.setting("learning-rate"), evaluation.losses.first ?? 0, evaluation.finalLoss,
                    evaluation.losses.count, experiment.figure("loss"))
            ),
            (
                "The hidden state must be cut off from the step before.",
                "It is carried on as a constant. Without the cut, the gradient of the last step would lead back through all "
                    + "steps before it. What it holds: \(experiment.figure("hidden-state"))."
            ),
            (
                "The output layer may be applied step by step in a loop, to all steps laid flat, or at once.",
                "All three were computed on every segment: "
                    + evaluation.equivalences.map(\.sentence).joined(separator: "; ") + "."
            ),
        ]
    }

    private var metrics: [Report.Metric] {
        [
            .init(
                name: "mean of the last ten losses", value: .number(evaluation.finalLoss, decimals: 4),
                comparison: experiment.pytorch("20 seeds: \(pytorch)"),
                meaning: "one loss alone says more about its segment than about the training"),
            .init(
                name: "error of the trained network", value: .number(evaluation.trainedError, decimals: 4),
                meaning:
                    "the whole signal read once more from a state of zeros, without learning: with weights that stand "
                    + "still the state takes another course than while learning"),
        ] + experiment.speed
    }

    private var counterparts: [(text: String, here: String)] {
        [
            ("the class, the optimizer and the loop", "`Sources/Stages/TrainRNNRegression.swift`"),
            ("plot of sin and cos over one period", experiment.figure("sine-pair")),
            ("`print(rnn)`", "The network, above; \(experiment.logCommand)"),
            (
                "target and prediction, drawn segment by segment",
                "\(experiment.figure("course")); its end enlarged: \(experiment.figure("last-segments")). Every frame is in "
                    + "`\(experiment.training.stage)/frames.csv`"
            ),
        ]
    }
}
