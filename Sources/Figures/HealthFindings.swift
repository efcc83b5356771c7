import Artifacts
import Foundation
import Recordings

/// The quantiles that are drawn and tabulated.
enum Quantile {
    static let all = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
    static let names = ["least", "5%", "25%", "median", "75%", "95%", "greatest"]
    static let (least, low, lowerQuartile, median, upperQuartile, high, greatest) = (0, 1, 2, 3, 4, 5, 6)
}

/// What the course of the gradient norm says.
struct GradientNormFinding {
    private let largest: (step: Int, norm: Double)
    private let median: Double
    private let first: Double
    private let last: Double

    init(_ health: HealthRecording) {
        let norms = health.gradientNorms.map(Double.init)
        let index = norms.indices.max { norms[$0] < norms[$1] }
        largest = index.map { (health.steps[$0], norms[$0]) } ?? (0, 0)
        let tenth = max(1, norms.count / 10)
        median = norms.median
        first = Array(norms.prefix(tenth)).median
        last = Array(norms.suffix(tenth)).median
    }

    /// Whether it explodes or vanishes.
    var verdict: String {
        if largest.norm > 10 * median {
            return String(
                format: "It leaps: at step %@ it is %.0f times its median.", largest.step.grouped,
                largest.norm / max(median, .leastNormalMagnitude))
        }
        if last < first / 100 { return "It fades to less than a hundredth: there is little left to learn from." }
        return "It neither explodes nor vanishes: no norm is more than ten times the median."
    }

    /// The numbers.
    var sentence: String {
        String(
            format:
                "The largest norm is %.3g, at step %@; the median is %.3g over all moments, %.3g over the first tenth of "
                + "them and %.3g over the last.", largest.norm, largest.step.grouped, median, first, last)
    }
}

/// What the distributions of weights and gradients say.
struct DistributionFinding {
    private let parameters: [HealthRecording.Parameter]

    init(_ health: HealthRecording) {
        parameters = health.parameters
    }

    /// Whether gradients reach the first layer.
    var flow: String {
        let matrices = parameters.filter { $0.name.contains("weight") }
        guard let first = matrices.first, let last = matrices.last, first.name != last.name,
            last.typicalGradient > 0
        else { return "" }
        let ratio = first.typicalGradient / last.typicalGradient
        let verdict =
            ratio < 0.01
            ? "they vanish on their way back"
            : ratio > 100 ? "they explode on their way back" : "they neither vanish nor explode on their way back"
        return String(
            format: "The median gradient of %@ is %.2g times that of %@: %@.", first.name, ratio, last.name, verdict)
    }

    /// Which weights move most, and the flow.
    var sentence: String {
        let spreads = parameters.compactMap { parameter -> (name: String, before: Double, after: Double)? in
            guard let before = parameter.weights.first?.middleHalf, let after = parameter.weights.last?.middleHalf,
                before > 0, after > 0
            else { return nil }
            return (parameter.name, before, after)
        }
        guard let most = spreads.max(by: { $0.after / $0.before < $1.after / $1.before }) else { return flow }
        return String(
            format: "The middle half of %@ changes its width most: from %.3g to %.3g. ", most.name, most.before,
            most.after) + flow
    }
}

extension HealthRecording {
    /// The quantiles at a few moments, the first and the last among them.
    var quantileTable: [[String]] {
        let moments = EvenMoments(of: steps.count, atMost: 6).steps
        let rows = parameters.flatMap { parameter in
            moments.flatMap { moment in
                [
                    ("weight", parameter.weights[moment].quantiles(Quantile.all)),
                    ("gradient's magnitude", parameter.gradients[moment].magnitudeQuantiles(Quantile.all)),
                ].map { values, quantiles in
                    [parameter.name, values, "\(steps[moment])"]
                        + (quantiles?.map { String(format: "%.3g", $0) } ?? Quantile.names.map { _ in "" })
                }
            }
        }
        return [["parameter", "values", "step"] + Quantile.names] + rows
    }
}

extension HealthRecording.Parameter {
    /// The median over all moments of the gradient's median magnitude.
    fileprivate var typicalGradient: Double {
        gradients.compactMap { $0.magnitudeQuantiles([0.5])?.first }.median
    }
}

extension BinnedValues {
    /// The width of the middle half.
    fileprivate var middleHalf: Double? {
        quantiles([0.25, 0.75]).map { $0[1] - $0[0] }
    }
}

extension [Double] {
    /// The middle of the numbers; 0 if there are none.
    fileprivate var median: Double {
        let sorted = filter(\.isFinite).sorted()
        return sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
