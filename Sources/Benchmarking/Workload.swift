public import Artifacts

/// A training that is measured: a stage kind with parameters, as the pipeline would run it.
public struct Workload: Sendable {
    /// The name on the command line.
    public let name: String
    /// The stage kind.
    public let kind: String
    /// The stages of the tutorial that its inputs come from, by input.
    public let inputs: [String: String]
    /// The parameters that differ from the tutorial's.
    public let parameters: [String: ParameterValue]
    /// How many examples pass through training: images, or segments of a signal.
    public let sampleCount: Int

    /// The tutorial's experiments; the autoencoder's is one of its ten epochs.
    public static let tutorial = [
        Workload.classifier("classifier", images: 60_000),
        Workload(
            name: "autoencoder", kind: "train-autoencoder", inputs: ["digits": "parse-mnist"],
            parameters: ["epochs": .integer(1)], sampleCount: 60_000),
        .signal("rnn-regression", kind: "train-rnn-regression", segments: 100),
        .signal("dynamic-rnn", kind: "train-dynamic-rnn", segments: 60),
        .signal("lstm-fit", kind: "train-lstm-fit", segments: 100),
    ]

    /// The classifier as its work grows: more hidden units, larger batches, more levels, longer sequences.
    public static let growth =
        [128, 256, 512].map {
            grown("classifier-hidden-\($0)", images: 6_400, ["hidden-size": .integer($0)])
        }
        + [256, 1_024].map { grown("classifier-batch-\($0)", images: 25_600, ["batch-size": .integer($0)]) }
        + [2, 3].map { grown("classifier-levels-\($0)", images: 6_400, ["levels": .integer($0)]) }
        + [grown("classifier-pixels", images: 640, ["step-pixels": .integer(1)])]

    private static func classifier(
        _ name: String, images: Int, _ parameters: [String: ParameterValue] = [:]
    ) -> Workload {
        Workload(
            name: name, kind: "train-classifier", inputs: ["digits": "parse-mnist"],
            parameters: parameters.merging(["train-images": .integer(images)]) { given, _ in given },
            sampleCount: images)
    }

    /// Without the evaluations, which the tutorial's classifier has: one image, once.
    private static func grown(_ name: String, images: Int, _ parameters: [String: ParameterValue]) -> Workload {
        classifier(
            name, images: images,
            parameters.merging(["evaluation-images": .integer(1), "evaluation-interval": .integer(1_000_000)]) {
                given, _ in given
            })
    }

    private static func signal(_ name: String, kind: String, segments: Int) -> Workload {
        Workload(
            name: name, kind: kind, inputs: ["signals": "generate-signals"], parameters: [:], sampleCount: segments)
    }
}
