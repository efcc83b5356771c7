public import Artifacts
import Datasets
import Foundation
import Tensors

/// Makes the sine and cosine signals from which the small experiments learn.
public enum GenerateSignals: StageKind {
    /// How many segments, and where their random lengths come from.
    public struct Parameters: StageParameters {
        var regressionSegments = 100
        var dynamicSegments = 60
        var seed = 1

        /// What a pipeline file may set.
        public static let fields: [ParameterField<Parameters>] = [
            .init(
                "regression-segments", \.regressionSegments, in: 1...10_000, unit: "segments",
                "segments of rnn-regression, each pi long"),
            .init(
                "dynamic-segments", \.dynamicSegments, in: 1...10_000, unit: "segments",
                "segments of dynamic-rnn, each pi, 2 pi or 3 pi long, and of its static variant"),
            .init("seed", \.seed, in: 0...Int.max, "where the lengths of the dynamic segments come from"),
        ]

        /// The tutorial's numbers.
        public init() {}
    }

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "generate-signals", summary: "Makes the sine and cosine signals of the small experiments.",
        outputs: [
            .init("pair.csv", .table), .init("regression.csv", .table), .init("fit.csv", .table),
            .init("dynamic.csv", .table), .init("static.csv", .table),
        ])

    /// Generates.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        var random = RandomGenerator(seed: UInt64(parameters.seed), stream: "lengths")
        let lengths = Signals.lengths(segmentCount: parameters.dynamicSegments, using: &random)
        let signals = [
            "pair.csv": [Signals.pair()],
            "regression.csv": Signals.regression(segmentCount: parameters.regressionSegments),
            "fit.csv": [Signals.fit()],
            "dynamic.csv": Signals.dynamic(lengths: lengths),
            "static.csv": Signals.uniform(segmentCount: parameters.dynamicSegments),
        ]
        for (file, segments) in signals { try segments.table.write(to: context.output(file)) }
        context.print(Signals.fit().sines.pythonTensorText)
    }
}

extension [Float] {
    /// One sequence of single numbers as PyTorch 0.4 prints a tensor of shape [1, count, 1].
    fileprivate var pythonTensorText: String {
        "tensor([[" + map { String(format: "[%7.4f]", $0) }.joined(separator: ",\n         ") + "]])"
    }
}
