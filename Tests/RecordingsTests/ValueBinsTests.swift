import Recordings
import TestSupport
import Testing

@Suite("Bins of values")
struct ValueBinsTests {
    private func counts(_ values: [Float]) -> [Int32] { BinnedValues(of: values).counts }

    private func bin(_ value: Float) -> Int? { counts([value]).firstIndex(of: 1) }

    @Test("ascend with the values, are symmetric around zero, and begin at their edges")
    func order() throws {
        let edges = ValueBins.edges
        #expect(edges.count == ValueBins.count + 1)
        #expect(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 })
        for index in ValueBins.zero + 1..<ValueBins.count {
            let edge = Float(edges[index])
            #expect(bin(edge) == index && bin(edge.nextDown) == index - 1)
            #expect(bin(-edge) == 2 * ValueBins.zero - index)
        }
        #expect(edges[bin(1) ?? 0] == 1 && edges[(bin(1) ?? 0) + 1] == 1.25)
    }

    @Test("take zero, subnormal, huge and infinite values, and leave out what is no number")
    func extremes() {
        #expect(
            bin(0) == ValueBins.zero && bin(-0.0) == ValueBins.zero && bin(.leastNonzeroMagnitude) == ValueBins.zero)
        #expect(bin(1e30) == ValueBins.count - 1 && bin(.infinity) == ValueBins.count - 1 && bin(-.infinity) == 0)
        #expect(counts([.nan, -.nan, 1]).reduce(0, +) == 1)
        #expect(bin(1e19) ?? 0 < ValueBins.count - 1 && ValueBins.openEdge == 1.75 * 0x1p63)
    }

    @Test("give quantiles that are right to a bin's width, of values and of magnitudes")
    func quantiles() throws {
        let values = (0..<10_001).map { Float($0) / 5_000 - 0.5 }
        let binned = BinnedValues(counts: counts(values))
        let shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
        for (share, quantile) in zip(shares, try #require(binned.quantiles(shares))) {
            let exact = 2 * share - 0.5
            #expect(abs(quantile - exact) <= max(abs(exact) / 4, 1e-3), "\(share)")
        }
        let magnitudes = try #require(binned.magnitudeQuantiles([0, 0.5, 1]))
        #expect(magnitudes[0] < 1e-3 && abs(magnitudes[1] - 0.5) < 0.01 && (1.5...1.75).contains(magnitudes[2]))
    }

    @Test("give all quantiles of a single value as one number, and none of no value")
    func few() throws {
        let one = BinnedValues(counts: counts([-0.3]))
        #expect(Set(try #require(one.quantiles([0, 0.5, 1]))).count == 1)
        #expect(BinnedValues(counts: counts([0])).quantiles([0.5]) == [0])
        #expect(BinnedValues(counts: counts([])).quantiles([0.5]) == nil)
        #expect(BinnedValues(counts: counts([0, 0])).magnitudeQuantiles([0.5]) == nil)
    }

    @Test("give the root mean square and the share of what is too small, which counts as zero")
    func size() throws {
        let binned = BinnedValues(of: [0, 1e-20, -1e-30] + (0..<997).map { $0.isMultiple(of: 2) ? 3 : -4 })
        let exact = ((499 * 9 + 498 * 16) / 1_000.0).squareRoot()
        #expect(abs(try #require(binned.rootMeanSquare) / exact - 1) < 0.125)
        #expect(binned.shareNearZero == 0.003)
        #expect(BinnedValues(of: [0]).rootMeanSquare == 0 && BinnedValues(of: [0]).shareNearZero == 1)
        #expect(BinnedValues(of: []).rootMeanSquare == nil && BinnedValues(of: [.nan]).shareNearZero == nil)
    }

    @Test("of several moments are added up")
    func pooling() {
        let moments = [[Float(1), 2], [2, -3]].map { BinnedValues(counts: counts($0)) }
        #expect(BinnedValues(pooling: moments).counts == counts([1, 2, 2, -3]))
    }
}
