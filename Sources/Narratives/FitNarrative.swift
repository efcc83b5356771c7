import Artifacts
import Evaluations
import Foundation
import Reports

/// Tells of the LSTM that reads one stretch of the sine a hundred times.
struct FitNarrative: ExperimentNarrative {
    private static let name = "lstm-fit"

    /// The last loss in PyTorch 2.13, over 20 seeds, and its median.
    private static let lastLossInPyTorch = 0.524...0.616
    private static let medianInPyTorch = 0.554

    private let experiment: Experiment
    private let evaluation: SignalEvaluation

    init?(_ stages: [BoundInput]) throws {
        guard
            let experiment = Experiment(
                Self.name, in: stages,
                kinds: .init(training: "train-lstm-fit", evaluating: "evaluate-fitter", plotting: "plot-lstm-fit"),
                free: ["regression-segments", "dynamic-segments"])
        else { return nil }
        self.experiment = experiment
        evaluation = try experiment.evaluating.decoded(SignalEvaluation.self, from: "evaluation.json")
    }

    private var firstLoss: Double { Double(evaluation.losses.first ?? 0) }
    private var lastLoss: Double { Double(evaluation.losses.last ?? 0) }

    func verdict() -> Report.Verdict {
        Report.Verdict(
            experiment: "Fitting one period with an LSTM", section: Self.name,
            headline: .init(name: "mean squared error at the last step", value: .number(lastLoss, decimals: 3)),
            promise:
                "A first look at how an LSTM is built and trained. In a hundred small steps the loss falls a little: in the "
                + "text from 0.546 to 0.535. In PyTorch it ends at \(Self.lastLossInPyTorch.text(decimals: 3)), over 20 "
                + "seeds.",
            measurement: String(
                format: "The loss went from %.3f to %.3f in %d steps. Answering 0 everywhere would cost 0.550.%@",
                firstLoss,
                lastLoss, evaluation.losses.count,
                experiment.remark),
            outcome: experiment.outcome(lastLoss < firstLoss && lastLoss <= Self.lastLossInPyTorch.upperBound))
    }

    func section() throws -> Report.Section {
        let explanation = """
            An LSTM with \(experiment.setting("hidden-size")) units reads the ten points of one period of the sine, again \
            and again, and a linear layer gives a number at each point, which should be the cosine. Its two states, \
            hidden state and cell, begin as random draws and are carried from step to step. It learns by plain gradient \
            descent with a rate of \(experiment.setting("learning-rate")): the text is about shapes, not about a good fit.
            """
        let interval = experiment.setting("print-interval")
        return Report.Section(
            name: Self.name, title: "Fitting one period: an LSTM and its two states",
            blocks: [.paragraph(explanation), .claims(claims), .metrics(metrics)]
                + (try experiment.figures(players: experiment.replay(of: "moments")))
                + [.heading("What was printed in the fit")]
                + (try experiment.logs(
                    ofKind: "generate-signals", title: "The ten values of the input, as PyTorch prints them"))
                + [
                    try experiment.log(
                        of: experiment.training, title: "The network, and the loss every \(interval) steps"),
                    try experiment.log(of: experiment.evaluating, title: "Printed by the evaluation"),
                    .counterparts(counterparts),
                ],
            command: experiment.command)
    }

    private var claims: [(text: String, here: String)] {
        [
            (
                "The data have the shape (1, 1, 100).",
                "The text's own code makes (1, 10, 1): one sequence, ten steps, one number each. So it is here."
            ),
            (
                "An LSTM takes and gives a hidden state and a cell state at each step.",
                "Both are carried on, detached; the last of them are kept beside the weights. \(experiment.figure("hidden-state")) "
                    + "shows them step by step."
            ),
            (
                "PyTorch has RNN, LSTM and GRU as layers, and RNNCell, LSTMCell and GRUCell as single steps.",
                "So has Unroll. Each layer was compared with a loop over its cell: "
                    + evaluation.equivalences.map(\.sentence).joined(separator: "; ") + "."
            ),
            (
                "The loss goes 0.546, then 0.536 five times, 0.535 four times.",
                String(
                    format: "From %.3f to %.3f: the printed lines below, and %@.", firstLoss, lastLoss,
                    experiment.figure("loss"))
            ),
        ]
    }

    private var metrics: [Report.Metric] {
        [
            .init(
                name: "loss of the last step", value: .number(lastLoss, decimals: 3),
                comparison: experiment.pytorch(
                    "20 seeds: \(Self.lastLossInPyTorch.text(decimals: 3)), with a median of \(Self.medianInPyTorch); the text: 0.535"
                ),
                meaning: "answering 0 everywhere would cost 0.55 on these ten points"),
            .init(
                name: "error after the last update", value: .number(evaluation.trainedError, decimals: 3),
                meaning: "the stretch read once more, without learning"),
        ] + experiment.speed
    }

    private var counterparts: [(text: String, here: String)] {
        [
            ("the class, the optimizer and the loop", "`Sources/Stages/TrainLSTMFit.swift`"),
            ("`print(x[:10])`: the ten input values", "Above; \(experiment.logCommand(ofKind: "generate-signals"))"),
            (
                "`loss:%.3f` every ten steps",
                "Above; \(experiment.logCommand). Drawn: \(experiment.figure("loss")); the fit: \(experiment.figure("fit"))"
            ),
        ]
    }
}
