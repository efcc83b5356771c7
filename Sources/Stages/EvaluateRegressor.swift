public import Artifacts
import Assessments
import Autograd
import Datasets
import Evaluations
import Experiments
import Foundation
import Kernels
import Layers
import Models
import Recordings
import Tensors
import Training

/// Lets a trained regressor read its signal once more, and computes its output layer in the three ways of the texts.
public enum EvaluateRegressor: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "evaluate-regressor", summary: "Lets the trained RNN read the whole signal again, without learning.",
        inputs: .named([StageInput("training", files: "regressor.safetensors", "metrics.csv", "frames.csv")]),
        outputs: [
            .init("evaluation.json", .table), .init("trained.csv", .table), .init("states.safetensors", .tensors),
        ])

    /// Evaluates: from a state of zeros, which goes on from segment to segment.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let workers = try context.workers()
        let network = try SineRegressor(
            SafetensorsFile(reading: context.input("training", "regressor.safetensors")))
        let metrics = try NumberTable(contentsOf: context.input("training", "metrics.csv"))
        let training = try SignalRecording(NumberTable(contentsOf: context.input("training", "frames.csv")))
        var trained = SignalRecording()
        var forms = OutputForms()
        var hidden: [Float] = []
        var state: HiddenState?
        let firstRecorded = training.segments.count - StateRecording.largestSegmentCount
        for (number, segment) in training.segments.enumerated() {
            let tape = Tape.evaluation(workers: workers)
            let result = network.rnn(tape.constant(segment.input), state: state?.detached(on: tape))
            state = result.state
            let output = result.output
            if number >= firstRecorded { hidden += output.value.scalars }
            forms.compare(network.out, on: output)
            trained.frames.append(.init(segment, prediction: network.out(output).value.scalars))
        }
        let evaluation = SignalEvaluation(
            losses: try metrics.numbers("loss"),
            trainedError: meanSquaredError(
                trained.frames.flatMap(\.prediction), trained.segments.flatMap(\.cosines)),
            equivalences: forms.equivalences)
        try checkFinite(error: evaluation.trainedError)
        evaluation.report(to: context)
        try JSONEncoder.reproducible.encode(evaluation).save(to: context.output("evaluation.json"))
        try trained.table.write(to: context.output("trained.csv"))
        let unitCount = network.rnn.configuration.hiddenSize
        try StateRecording(hidden: Tensor(shape: [hidden.count / unitCount, unitCount], scalars: hidden)).file
            .write(to: context.output("states.safetensors"))
    }

    /// The output layer applied to each time step in a loop, to all steps laid flat, and to the sequence as it is.
    private struct OutputForms {
        private var loop: Float = 0
        private var flat: Float = 0

        mutating func compare(_ out: Linear, on hidden: Variable) {
            let (timeCount, hiddenSize) = (hidden.shape[1], hidden.shape[2])
            let direct = out(hidden).value
            let steps = (0..<timeCount).map { out(hidden.selected(dimension: 1, $0)) }
            loop = max(loop, stacked(steps, dimension: 1).value.largestDifference(from: direct))
            let laidFlat = out(hidden.reshaped([timeCount, hiddenSize])).reshaped([1, timeCount, 1])
            flat = max(flat, laidFlat.value.largestDifference(from: direct))
        }

        var equivalences: [Equivalence] {
            [
                Equivalence("the output layer applied in a loop over the steps and at once", largestDifference: loop),
                Equivalence("the output layer applied to steps laid flat and at once", largestDifference: flat),
            ]
        }
    }
}
