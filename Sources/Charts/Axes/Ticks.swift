import Foundation

/// The round numbers on an axis.
extension AxisScale {
    /// The ticks at the finest steps that give at most `largestCount` of them and please `fits`; none if nothing does.
    func ticks(atMost largestCount: Int, fitting fits: ([Tick]) -> Bool = { _ in true }) -> [Tick] {
        for values in candidates where values.count <= largestCount {
            let ticks = labelled(values)
            if fits(ticks) { return ticks }
        }
        return []
    }

    /// The places of 1 to 9 times each power of ten, unless they are too many to help; none on a linear axis.
    var minorPlaces: [Double] {
        guard isLogarithmic, decades.count <= 5 else { return [] }
        return multiples([1, 2, 3, 4, 5, 6, 7, 8, 9], ofDecades: decades).compactMap { place(of: $0.value) }
    }

    /// Lists of round numbers, from the finest to the coarsest.
    private var candidates: [[RoundNumber]] {
        guard isLogarithmic else { return linearCandidates }
        let halves = multiples([1, 2, 5], ofDecades: decades)
        guard halves.count > 2 else { return linearCandidates }
        let sparser = [1, 2, 3, 5, 10, 20, 50, 100, 200].map { step in
            multiples([1], ofDecades: decades.filter { $0 % step == 0 })
        }
        return [halves] + sparser.filter { !$0.isEmpty }
    }

    private var linearCandidates: [[RoundNumber]] {
        let span = limits.upperBound - limits.lowerBound
        let finest = Int(log10(span).rounded(.down)) - 1
        let steps = (finest...finest + 2).flatMap { exponent in
            [1, 2, 5].map { RoundNumber(digits: $0, exponent: exponent) }
        }
        return steps.filter { !isWhole || $0.exponent >= 0 }.map(multiples).filter { !$0.isEmpty }
    }

    private func multiples(of step: RoundNumber) -> [RoundNumber] {
        // Limits that are themselves round must get their ticks in spite of rounding.
        let first = Int((limits.lowerBound / step.value - 1e-9).rounded(.up))
        let last = Int((limits.upperBound / step.value + 1e-9).rounded(.down))
        guard first <= last else { return [] }
        return (first...last).map { RoundNumber(digits: $0 * step.digits, exponent: step.exponent) }
    }

    private var decades: [Int] {
        let first = Int(log10(limits.lowerBound).rounded(.down))
        let last = Int(log10(limits.upperBound).rounded(.up))
        return Array(first...last)
    }

    private func multiples(_ factors: [Int], ofDecades decades: [Int]) -> [RoundNumber] {
        decades.flatMap { decade in factors.map { RoundNumber(digits: $0, exponent: decade) } }
            .filter { limits.lowerBound * (1 - 1e-9) <= $0.value && $0.value <= limits.upperBound * (1 + 1e-9) }
    }

    private func labelled(_ values: [RoundNumber]) -> [Tick] {
        let greatest = values.map { abs($0.value) }.max() ?? 0
        let least = isLogarithmic ? values.map(\.value).min() ?? 1 : greatest
        let isPlain = greatest == 0 || greatest < 1e6 && least >= 0.9999e-3
        let commonPower = greatest == 0 ? 0 : Int((log10(greatest) + 1e-9).rounded(.down))
        return values.map { value in
            let power = isLogarithmic ? value.exponent : commonPower
            let label = value.digits == 0 ? "0" : isPlain ? value.plain : value.scientific(power: power)
            return Tick(place: place(of: value.value) ?? 0, label: label)
        }
    }
}
