import Artifacts
import Foundation
import Recordings

/// The quantiles that are drawn and tabulated.
enum Quantile {
    static let all = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
    static let names = ["least", "5%", "25%", "median", "75%", "95%", "greatest"]
    static let (least, low, lowerQuartile, median, upperQuartile, high, greatest) = (0, 1, 2, 3, 4, 5, 6)
}

/// What the distributions of weights and gradients say.
struct DistributionFinding {
    private let parameters: [HealthRecording.Parameter]

    init(_ health: HealthRecording) {
        parameters = health.parameters
    }

    /// Whether gradients reach the first layer.
    ///
    /// Many elements may be zero because an input is (a margin that is always black), so medians would say little.
    var flow: String {
        let matrices = parameters.filter { $0.name.contains("weight") }
        guard let first = matrices.first, let last = matrices.last, first.name != last.name,
            let (near, far) = last.typicalGradient.flatMap({ near in first.typicalGradient.map { (near, $0) } })
        else { return "" }
        guard near > 0 else {
            return "At half of these moments or more, no element of the gradient of \(last.name) reaches 2^-32."
        }
        let ratio = far / near
        let verdict =
            ratio < 0.01
            ? "they vanish on their way back"
            : ratio > 100 ? "they explode on their way back" : "they neither vanish nor explode on their way back"
        return String(
            format:
                "By root mean square, in the median of these moments, the gradient of %@ is %.2g times "
                + "that of %@: %@.", first.name, ratio, last.name, verdict)
    }

    /// What the logarithmic axis leaves out, as words behind it.
    var remark: String {
        let shares = parameters.compactMap { parameter in
            BinnedValues(pooling: parameter.gradients).shareNearZero.map { (name: parameter.name, share: $0) }
        }
        guard let most = shares.max(by: { $0.share < $1.share }), most.share > 0 else { return "" }
        return String(
            format: ", without elements smaller than 2^-32, which are %.3g%% in %@ and no more in any other",
            100 * most.share,
            most.name)
    }

    /// Which weights move most, and the flow.
    var sentence: String {
        let spreads = parameters.compactMap { parameter -> (name: String, before: Double, after: Double)? in
            guard let before = parameter.weights.first?.middleHalf, let after = parameter.weights.last?.middleHalf,
                before > 0, after > 0
            else { return nil }
            return (parameter.name, before, after)
        }
        let most = spreads.max { abs(log($0.after / $0.before)) < abs(log($1.after / $1.before)) }
        let change = most.map {
            String(
                format: "The middle half of %@ changes its width most: from %.3g to %.3g.", $0.name, $0.before, $0.after
            )
        }
        return [change, flow].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension HealthRecording.Parameter {
    /// The median over all moments of the root mean square of the gradient's elements.
    fileprivate var typicalGradient: Double? {
        let sizes = gradients.compactMap(\.rootMeanSquare)
        return sizes.isEmpty ? nil : sizes.median
    }
}

extension BinnedValues {
    /// The width of the middle half.
    fileprivate var middleHalf: Double? {
        quantiles([0.25, 0.75]).map { $0[1] - $0[0] }
    }
}
