import LiveReports
import Testing

@Suite("The curve of a metric so far")
struct MetricCurveTests {
    private func curve(_ values: some Sequence<Double>) -> MetricCurve {
        var curve = MetricCurve()
        for value in values { curve.append(value) }
        return curve
    }

    @Test(
        "keeps the least and the greatest of all values in bounded memory", arguments: [1, 255, 256, 257, 938, 100_000])
    func bounded(count: Int) {
        let values = (0..<count).map { Double($0 * 7919 % 1000) }
        let curve = curve(values)
        #expect(curve.count == count && curve.extents.count <= MetricCurve.capacity)
        #expect(curve.first == values.first && curve.last == values.last)
        for (index, value) in values.enumerated() {
            let extent = curve.extents[index / curve.valuesPerExtent]
            #expect(extent.map { $0.low <= value && value <= $0.high } == true)
        }
        #expect(curve.range?.lowerBound == values.min() && curve.range?.upperBound == values.max())
    }

    @Test("shows a single high value among thousands")
    func spike() {
        let curve = curve((0..<50_000).map { $0 == 31_415 ? 9 : 0.5 })
        #expect(curve.extents.compactMap(\.self).count { $0.high == 9 } == 1)
    }

    @Test("leaves a gap where no value is a number, and has no range without any")
    func gaps() {
        let curve = curve([1, .nan, 2, .infinity])
        #expect(curve.extents.map { $0 == nil } == [false, true, false, true])
        #expect(curve.range == 1...2)
        #expect(self.curve([.nan, .nan]).range == nil)
        #expect(MetricCurve().range == nil && MetricCurve().last == nil)
    }
}
