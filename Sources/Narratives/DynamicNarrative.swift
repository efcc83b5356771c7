import Artifacts
import Evaluations
import Foundation
import Reports

/// Tells of the network that reads another number of steps at each call, and of its variant that does not.
struct DynamicNarrative: ExperimentNarrative {
    private static let name = "dynamic-rnn"

    /// The mean of the last ten losses in PyTorch 2.13, over 20 seeds.
    private static let finalLossInPyTorch = 0.010...0.125

    private let experiment: Experiment
    private let evaluation: SignalEvaluation
    private let variant: (experiment: Experiment, evaluation: SignalEvaluation)?

    init?(_ stages: [BoundInput]) throws {
        func find(_ name: String, _ timeSteps: String) throws -> (experiment: Experiment, evaluation: SignalEvaluation)?
        {
            let experiment = Experiment(
                name, in: stages, training: "train-dynamic-rnn", evaluating: "evaluate-regressor",
                plotting: "plot-dynamic-rnn",
                variant: ("time-steps", timeSteps))
            return try experiment.map {
                ($0, try $0.evaluating.decoded(SignalEvaluation.self, from: "evaluation.json"))
            }
        }
        guard let main = try find(Self.name, "dynamic") else { return nil }
        (experiment, evaluation) = main
        variant = try find("static-rnn", "static")
    }

    func verdict() -> Report.Verdict {
        Report.Verdict(
            experiment: "Another length at each call", section: Self.name,
            headline: .init(
                name: "mean squared error, mean of the last ten steps",
                value: .number(evaluation.finalLoss, decimals: 4)),
            promise:
                "A network may read another number of time steps at each call. In PyTorch, over 20 seeds, the last ten losses "
                + "are 0.010 to 0.125 on average, 0.027 in the middle.",
            measurement: String(
                format:
                    "On segments of different lengths the loss fell from %.3f to %.4f, the mean of the last ten of %d "
                    + "steps.%@",
                evaluation.losses.first ?? 0, evaluation.finalLoss, evaluation.losses.count, experiment.remark),
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
            blocks: blocks + (try experiment.figures()) + (try variantBlocks())
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
        let text = """
            The text keeps a variant as a comment: 60 segments of ten points each, π long. The last ten losses are \
            \(String(format: "%.4f", variant.evaluation.finalLoss)) on average; with dynamic lengths, where a step sees up \
            to three times as many points, they are \(String(format: "%.4f", evaluation.finalLoss)).
            """
        return [.heading("The static variant"), .paragraph(text)] + (try variant.experiment.figures())
    }

    private var claims: [(text: String, here: String)] {
        [
            (
                "A network may have to change its structure; PyTorch's are dynamic.",
                "Unroll records a tape at each step, too: [[dynamic-rnn-points]] shows the lengths that one network was given."
            ),
            (
                "The static variant feeds ten steps each time.",
                variant == nil
                    ? "It was not run." : "It ran beside it: [[static-rnn-course]], [[static-rnn-loss]]."
            ),
        ]
    }

    private var metrics: [Report.Metric] {
        [
            .init(
                name: "mean of the last ten losses", value: .number(evaluation.finalLoss, decimals: 4),
                comparison: "PyTorch, 20 seeds: median 0.027, from 0.010 to 0.125",
                meaning: "while learning, each before its update"),
            .init(
                name: "error of the trained network", value: .number(evaluation.trainedError, decimals: 4),
                comparison: nil, meaning: "the whole signal read once more from a state of zeros, without learning"),
        ]
            + (variant.map {
                [
                    .init(
                        name: "static variant: mean of the last ten losses",
                        value: .number($0.evaluation.finalLoss, decimals: 4), comparison: nil,
                        meaning: "ten points at each step: a third to all of the dynamic ones")
                ]
            } ?? [])
            + [experiment.duration]
    }

    private var counterparts: [(text: String, here: String)] {
        [
            ("`print(rnn)`", "The network, above; `unroll logs \(experiment.training.stage)`"),
            ("`print(len(steps))`: the points of each segment", "Above; drawn in [[dynamic-rnn-points]]"),
            (
                "target and prediction, drawn segment by segment",
                "[[dynamic-rnn-course]]; its end in large: [[dynamic-rnn-last-segments]]"
            ),
        ]
    }
}
