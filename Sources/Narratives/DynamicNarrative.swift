import Artifacts
import Evaluations
import Foundation
import Reports

/// Tells of the network that reads another number of steps at each call, and of its variant that does not.
struct DynamicNarrative: ExperimentNarrative {
    private static let name = "dynamic-rnn"

    /// The mean of the last ten losses in PyTorch 2.13, over 20 seeds, and its median.
    private static let finalLossInPyTorch = 0.010...0.125
    private static let medianInPyTorch = 0.027

    private typealias Found = (experiment: Experiment, evaluation: SignalEvaluation)

    private let experiment: Experiment
    private let evaluation: SignalEvaluation
    private let variant: Found?

    init?(_ stages: [BoundInput]) throws {
        func find(_ name: String, _ timeSteps: String, isRequired: Bool) throws -> Found? {
            let experiment = Experiment(
                name, in: stages,
                kinds: .init(
                    training: "train-dynamic-rnn", evaluating: "evaluate-regressor", plotting: "plot-dynamic-rnn"),
                variant: ("time-steps", timeSteps), isRequired: isRequired, free: ["regression-segments"])
            return try experiment.map {
                ($0, try $0.evaluating.decoded(SignalEvaluation.self, from: "evaluation.json"))
            }
        }
        guard let main = try find(Self.name, "dynamic", isRequired: false) else { return nil }
        (experiment, evaluation) = main
        let other = try find("static-rnn", "static", isRequired: true)
        variant = other?.experiment.training.stage == main.experiment.training.stage ? nil : other
    }

    private var pytorch: String {
        "\(Self.finalLossInPyTorch.text(decimals: 3)), with a median of \(Self.medianInPyTorch)"
    }

    func verdict() -> Report.Verdict {
        Report.Verdict(
            experiment: "Another length at each call", section: Self.name,
            headline: .init(
                name: "mean squared error, mean of the last ten steps",
                value: .number(evaluation.finalLoss, decimals: 4)),
            promise:
                "A network may read another number of time steps at each call. In PyTorch the mean of the last ten losses is "
                + "\(pytorch), over 20 seeds.",
            measurement: String(
                format: "The loss went from %.3f at the first of %d segments to %.4f, the mean of the last ten.%@",
                evaluation.losses.first ?? 0, evaluation.losses.count, evaluation.finalLoss, experiment.remark),
            outcome: experiment.outcome(evaluation.finalLoss <= Self.finalLossInPyTorch.upperBound))
    }

    func section() throws -> Report.Section {
        let explanation = """
            The same network as in the regression, but each segment is π, 2π or 3π long, drawn at random, with ten points \
            for each π. Nothing in the network knows how many steps will come: the graph of operations is made anew at \
            each call, as long as it must be.
            """
        let blocks: [Report.Block] = [.paragraph(explanation), .claims(claims), .metrics(metrics)]
        return Report.Section(
            name: Self.name, title: "Another length at each call: a dynamic RNN",
            blocks: blocks + (try experiment.figures(players: experiment.replay(of: "course"))) + (try variantBlocks())
                + [
                    .heading("What was printed with dynamic lengths"),
                    try experiment.log(
                        of: experiment.training, title: "The network, then the number of points of each segment"),
                    try experiment.log(of: experiment.evaluating, title: "Printed by the evaluation"),
                    .counterparts(counterparts),
                ],
            command: experiment.command)
    }

    private func variantBlocks() throws -> [Report.Block] {
        guard let variant else { return [] }
        let text = String(
            format: """
                The text keeps a variant as a comment: every segment is π long and has ten points. The mean of the last ten \
                losses is %.4f there and %.4f with dynamic lengths, where a step sees up to three times as many points.
                """, variant.evaluation.finalLoss, evaluation.finalLoss)
        return [.heading("The static variant"), .paragraph(text)]
            + (try variant.experiment.figures(players: variant.experiment.replay(of: "course")))
    }

    private var claims: [(text: String, here: String)] {
        [
            (
                "A network may have to change its structure; PyTorch's are dynamic.",
                "Unroll records a tape at each step, too: \(experiment.figure("points")) shows the lengths that one network "
                    + "was given."
            ),
            (
                "The static variant feeds ten steps each time.",
                variant.map {
                    "It ran beside it: \($0.experiment.figure("course")), \($0.experiment.figure("loss"))."
                } ?? "It was not run beside it."
            ),
        ]
    }

    private var metrics: [Report.Metric] {
        let other = variant.map {
            Report.Metric(
                name: "static variant: mean of the last ten losses",
                value: .number($0.evaluation.finalLoss, decimals: 4),
                meaning: "with ten points at every step")
        }
        return [
            .init(
                name: "mean of the last ten losses", value: .number(evaluation.finalLoss, decimals: 4),
                comparison: experiment.pytorch("20 seeds: \(pytorch)"),
                meaning: "while learning, each before its update"),
            .init(
                name: "error of the trained network", value: .number(evaluation.trainedError, decimals: 4),
                meaning: "the whole signal read once more from a state of zeros, without learning"),
        ] + [other].compactMap { $0 } + experiment.speed
    }

    private var counterparts: [(text: String, here: String)] {
        [
            ("the class, the optimizer and the loop", "`Sources/Stages/TrainDynamicRNN.swift`"),
            ("`print(rnn)`", "The network, above; \(experiment.logCommand)"),
            ("`print(len(steps))`: the points of each segment", "Above; drawn in \(experiment.figure("points"))"),
            (
                "target and prediction, drawn segment by segment",
                "\(experiment.figure("course")); its end enlarged: \(experiment.figure("last-segments")). Every frame is in "
                    + "`\(experiment.training.stage)/frames.csv`"
            ),
        ]
    }
}
