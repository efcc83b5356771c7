import Artifacts
import Foundation
import Recordings

extension HealthRecording {
    /// The quantiles at a few moments, the first and the last among them; of gradients also the share that they leave out.
    var quantileTable: [[String]] {
        let moments = EvenMoments(of: steps.count, atMost: 6).steps
        let rows = parameters.flatMap { parameter in
            moments.flatMap { moment in
                let (weights, gradients) = (parameter.weights[moment], parameter.gradients[moment])
                let place = "\(steps[moment])"
                return [
                    [parameter.name, "weight", place] + Self.cells(weights.quantiles(Quantile.all)) + [""],
                    [parameter.name, "gradient's magnitude", place]
                        + Self.cells(gradients.magnitudeQuantiles(Quantile.all))
                        + [gradients.shareNearZero.map { String(format: "%.3g%%", 100 * $0) } ?? ""],
                ]
            }
        }
        return [["parameter", "values", "step"] + Quantile.names + ["left out: < 2^-32"]] + rows
    }

    private static func cells(_ quantiles: [Double]?) -> [String] {
        quantiles?.map(text) ?? Quantile.names.map { _ in "" }
    }

    /// A quantile; of one in an outermost bin, which has no end, where that begins.
    private static func text(_ quantile: Double) -> String {
        guard abs(quantile) >= ValueBins.openEdge else { return String(format: "%.3g", quantile) }
        return String(format: quantile > 0 ? "≥ %.3g" : "≤ -%.3g", ValueBins.openEdge)
    }
}
