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

/// Lets the trained LSTM read its stretch of the sine once more, and compares whole layers with loops over cells.
public enum EvaluateFitter: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "evaluate-fitter", summary: "Lets the trained LSTM read the signal once more, and loops over cells.",
        inputs: .named([
            StageInput("training", files: "fitter.safetensors", "metrics.csv", "frames.csv", "state.safetensors")
        ]),
        outputs: [
            .init("evaluation.json", .table), .init("trained.csv", .table), .init("states.safetensors", .tensors),
        ])

    /// Evaluates: from the state in which training ended.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let workers = try context.workers()
        let network = try SignalFitter(SafetensorsFile(reading: context.input("training", "fitter.safetensors")))
        let metrics = try NumberTable(contentsOf: context.input("training", "metrics.csv"))
        let training = try SignalRecording(NumberTable(contentsOf: context.input("training", "frames.csv")))
        let saved = try SafetensorsFile(reading: context.input("training", "state.safetensors"))
        let tape = Tape.evaluation(workers: workers)
        let state = try LSTMState(saved, of: network.lstm.configuration.hiddenSize, on: tape)
        guard let segment = training.segments.last else { throw RecordingError.otherSignal }
        let signal = tape.constant(segment.input)
        let prediction = network(signal, state: state).prediction
        let trained = SignalRecording([.init(segment, prediction: prediction.value.scalars)])
        var comparison = CellComparison(
            input: Signals.fit().input, hiddenSize: network.lstm.configuration.hiddenSize,
            using: RandomGenerator(seed: 1, stream: "weights"), workers: workers)
        let evaluation = SignalEvaluation(
            losses: try metrics.numbers("loss"),
            trainedError: meanSquaredError(trained.frames.flatMap(\.prediction), trained.segments.flatMap(\.cosines)),
            equivalences: try comparison.equivalences())
        try checkFinite(error: evaluation.trainedError)
        evaluation.report(to: context)
        try JSONEncoder.reproducible.encode(evaluation).save(to: context.output("evaluation.json"))
        try trained.table.write(to: context.output("trained.csv"))
        try StateRecording(network.lstm.traced(signal, state: state)).file
            .write(to: context.output("states.safetensors"))
    }
}
