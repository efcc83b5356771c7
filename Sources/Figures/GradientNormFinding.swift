import Artifacts
import Foundation
import Recordings

/// What the course of the gradient norm says, of the moments that were looked at.
struct GradientNormFinding {
    private let steps: [Int]
    private let norms: [Double]
    /// The medians over the first tenth of the moments and over the last.
    private let (first, last): (Double, Double)

    init(_ health: HealthRecording) {
        steps = health.steps
        norms = health.gradientNorms.map(Double.init)
        let tenth = max(1, norms.count / 10)
        first = Array(norms.prefix(tenth)).median
        last = Array(norms.suffix(tenth)).median
    }

    /// Whether it explodes or vanishes.
    var verdict: String {
        if let overflow { return overflow }
        if let silence { return silence }
        if norms.count < Self.fewestMoments {
            return "These are too few moments to say whether it explodes or vanishes."
        }
        if last < first / 100 { return "It fades to less than a hundredth: there is little left to learn from." }
        if let leap { return leap }
        if let growth { return growth }
        return
            "It neither explodes nor vanishes at any of these moments: none is more than ten times the median of those "
            + "around it, or a hundred times the first."
    }

    /// The numbers.
    var sentence: String {
        guard let largest = norms.indices.filter({ norms[$0].isFinite }).max(by: { norms[$0] < norms[$1] }) else {
            return norms.isEmpty ? "No moment was looked at." : "No norm is a finite number."
        }
        if norms.count < Self.fewestMoments {
            let parts = zip(steps, norms).map { String(format: "%.3g at step %@", $1, $0.grouped) }
            return "The norm is \(parts.joined(separator: " and "))."
        }
        return String(
            format:
                "The largest %@norm is %.3g, at step %@; the median is %.3g over all moments, %.3g over the first tenth of "
                + "them and %.3g over the last.", norms.allSatisfy(\.isFinite) ? "" : "finite ", norms[largest],
            steps[largest].grouped, norms.median, first, last)
    }

    private var overflow: String? {
        guard let index = norms.firstIndex(where: { !$0.isFinite }) else { return nil }
        let count = norms.count { !$0.isFinite }
        return "It explodes: from step \(steps[index].grouped) on it is no finite number at \(count.grouped) of these "
            + "\(norms.count.grouped) moments."
    }

    private var silence: String? {
        let count = norms.count { $0 == 0 }
        guard count > 0, 2 * count >= norms.count else { return nil }
        let moments = count == norms.count ? "each of these" : "\(count.grouped) of these \(norms.count.grouped)"
        return "It is zero at \(moments) moments: no gradient comes, and nothing is learned there."
    }

    /// The moment that stands out most from those around it, so that a steady course is none.
    private var leap: String? {
        let ratios = norms.indices.map { index in
            let around = norms.indices.filter { $0 != index && abs($0 - index) <= Self.reach }.map { norms[$0] }.median
            return around > 0 ? norms[index] / around : 0
        }
        guard let index = ratios.indices.max(by: { ratios[$0] < ratios[$1] }), ratios[index] > 10 else { return nil }
        return String(
            format: "It leaps: at step %@ it is %.0f times the median of the moments around.", steps[index].grouped,
            ratios[index])
    }

    private var growth: String? {
        guard first > 0 else { return "It is zero at first, and grows only later." }
        guard let index = norms.indices.max(by: { norms[$0] < norms[$1] }), norms[index] > 100 * first else {
            return nil
        }
        return String(
            format: "It grows: at step %@ it is %.0f times what it was at first.", steps[index].grouped,
            norms[index] / first)
    }

    /// How many moments to either side are around one.
    private static let reach = 5
    private static let fewestMoments = 3
}
