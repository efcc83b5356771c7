import Artifacts
import Datasets
import Evaluations
import Foundation
import Recordings
import Tensors
import Testing

extension AfterQuickRun {
    @Suite("The order of a training step")
    struct TrainingOrderTests {
        private func output(_ program: Program, _ path: String) -> URL {
            program.folder.appending(path: "Output/\(path)")
        }

        @Test(
            "of the signals: each frame is what the step's loss was computed from, before its update",
            arguments: ["train-rnn-regression", "train-lstm-fit", "train-dynamic-rnn", "train-static-rnn"])
        func frames(stage: String) throws {
            try FinishedQuickRun.withCopy { program in
                let losses = try NumberTable(contentsOf: output(program, "\(stage)/metrics.csv")).numbers("loss")
                let recording = try SignalRecording(NumberTable(contentsOf: output(program, "\(stage)/frames.csv")))
                #expect(recording.frames.count == losses.count)
                for (frame, loss) in zip(recording.frames, losses) {
                    let error = meanSquaredError(frame.prediction, frame.segment.cosines)
                    #expect(abs(error - Double(loss)) <= 1e-5 * max(1, error))
                }
            }
        }

        /// After a training of one step the trained network is the one that was looked at after that step's update.
        @Test("of the images: accuracy and reconstructions are those after the update")
        func singleStep() throws {
            try FinishedQuickRun.withCopy { program in
                let result = try program.run(
                    "run", "-p", FinishedQuickRun.pipeline, "evaluate-classifier", "evaluate-autoencoder",
                    "-S", "train-classifier.train-images=64", "-S", "evaluate-classifier.first-images=500",
                    "-S", "train-autoencoder.train-images=64", "-S", "train-autoencoder.epochs=1")
                #expect(result.code == 0, "\(result.errors)")
                let metrics = try NumberTable(contentsOf: output(program, "train-classifier/metrics.csv"))
                let evaluation = try JSONDecoder().decode(
                    ClassifierEvaluation.self,
                    from: Data(contentsOf: output(program, "evaluate-classifier/evaluation-first.json")))
                #expect(metrics.rowCount == 1 && evaluation.count == 500)
                #expect(try metrics.numbers("accuracy") == [Float(evaluation.accuracy)])
                let recording = try ReconstructionRecording(
                    SafetensorsFile(reading: output(program, "train-autoencoder/frames.safetensors")))
                let trained = try SafetensorsFile(
                    reading: output(program, "evaluate-autoencoder/reconstructions.safetensors")
                ).tensor("reconstructions")
                #expect(recording.frames.map(\.stepsDone) == [1])
                #expect(recording.frames.first?.images == ByteTensor(brightness: trained))
            }
        }
    }
}
