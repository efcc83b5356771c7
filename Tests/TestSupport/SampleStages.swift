import Foundation
import Reports

extension SampleReport {
    /// The stages of the classifier, from the download to the page.
    static var stages: [Report.Stage] {
        [
            stage(
                "fetch-mnist", "Finds the four files of MNIST and checks their digests.", needs: [], start: 0,
                seconds: 1.93,
                parameters: [Report.Parameter(name: "dataset", value: "mnist", defaultValue: "mnist")],
                outputs: [artifact("train-images", 47_040_016, "ba89"), artifact("train-labels", 60_008, "65a5")]),
            stage(
                "parse-mnist", "Reads images and labels from the IDX files and checks their counts.",
                needs: ["fetch-mnist"], start: 1.95,
                seconds: 0.212, inputs: [artifact("train-images", 47_040_016, "ba89", stage: "fetch-mnist")],
                outputs: [artifact("digits.safetensors", 54_950_312, "77c0", file: "parse-mnist/digits.safetensors")]),
            stage(
                "train-classifier", "Trains the LSTM for 938 steps of 64 images.", needs: ["parse-mnist"], start: 2.2,
                seconds: 7.42,
                parameters: trainingParameters,
                inputs: [artifact("digits.safetensors", 54_950_312, "77c0", stage: "parse-mnist")],
                outputs: [
                    artifact("classifier.safetensors", 98_344, "1f02", file: "train-classifier/classifier.safetensors"),
                    artifact("history.csv", 21_870, "c33d", file: "train-classifier/history.csv"),
                ],
                facts: [
                    Report.Fact(name: "Key", value: .digest(digest("9d41"))),
                    Report.Fact(name: "CPU level", value: .code("x86-64-v4")),
                ]),
            stage(
                "evaluate-classifier", "Names the digit of each of the 10,000 test images.",
                needs: ["parse-mnist", "train-classifier"], start: 9.65, seconds: 0.871,
                outputs: [
                    artifact(
                        "predictions.safetensors", 440_120, "5be8", file: "evaluate-classifier/predictions.safetensors")
                ]),
            stage(
                "plot-classifier", "Draws five figures.",
                needs: ["parse-mnist", "train-classifier", "evaluate-classifier"], start: 10.55,
                seconds: 0.334, outputs: [artifact("loss.png", 60_554, "ee10", file: "plot-classifier/loss.png")]),
            Report.Stage(
                name: "report", kind: "report", summary: "Draws this page from the outputs and records of all others.",
                state: .drawing, needs: ["fetch-mnist", "train-classifier", "evaluate-classifier", "plot-classifier"]),
        ]
    }

    private static var trainingParameters: [Report.Parameter] {
        [
            Report.Parameter(name: "epochs", value: "1", defaultValue: "1"),
            Report.Parameter(name: "batch-size", value: "64", defaultValue: "64", unit: "images"),
            Report.Parameter(name: "learning-rate", value: "0.005", defaultValue: "0.01"),
            Report.Parameter(name: "hidden-size", value: "64", defaultValue: "64", unit: "units"),
            Report.Parameter(name: "seed", value: "1", defaultValue: "1"),
        ]
    }

    private static func stage(
        _ name: String, _ summary: String, needs: [String], start: Double, seconds: Double,
        parameters: [Report.Parameter] = [],
        inputs: [Report.Artifact] = [], outputs: [Report.Artifact], facts: [Report.Fact] = []
    ) -> Report.Stage {
        Report.Stage(
            name: name, kind: name, summary: summary, state: .finished, needs: needs,
            madeAt: Date(timeIntervalSince1970: 1_795_312_800 + start), seconds: seconds, parameters: parameters,
            inputs: inputs,
            outputs: outputs, facts: facts)
    }

    private static func artifact(
        _ name: String, _ byteCount: Int, _ start: String, stage: String? = nil, file: String? = nil
    ) -> Report.Artifact {
        Report.Artifact(name: name, byteCount: byteCount, digest: digest(start), stage: stage, file: file)
    }

    private static func digest(_ start: String) -> String {
        String(String(repeating: start, count: 16).prefix(64))
    }
}
