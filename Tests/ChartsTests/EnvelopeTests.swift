import Charts
import Foundation
import Testing

@Suite("Lines of many points")
struct EnvelopeTests {
    private let points = (0..<100_000).map { Point(Double($0) / 200, sin(Double($0 * $0 % 9973))) }

    @Test("Each pixel column keeps its first, lowest, highest and last point in order")
    func columnsKeepExtremes() {
        let reduced = Envelope.reduced(points, columnWidth: 0.5)
        let before = Dictionary(grouping: points) { Int($0.x / 0.5) }
        let after = Dictionary(grouping: reduced) { Int($0.x / 0.5) }
        #expect(after.count == 1000 && reduced.count <= 4000)
        for (column, kept) in after {
            let all = before[column] ?? []
            #expect(kept.map(\.y).min() == all.map(\.y).min() && kept.map(\.y).max() == all.map(\.y).max())
            #expect(kept.first == all.first && kept.last == all.last)
        }
        #expect(zip(reduced, reduced.dropFirst()).allSatisfy { $0.x <= $1.x })
    }

    @Test("A line with a point per column or fewer keeps all of them, also when it turns back")
    func fewPointsStay() {
        let circle = (0..<40).map { Point(50 * cos(Double($0)), 50 * sin(Double($0))) }
        #expect(Envelope.reduced(circle, columnWidth: 0.001) == circle)
        #expect(Envelope.reduced([], columnWidth: 1).isEmpty)
    }

    @Test("A single peak among 200,000 points reaches the top of the picture")
    func peakIsDrawn() throws {
        let x = (0..<200_000).map(Double.init)
        let y = x.map { $0 == 77_777 ? 10.0 : 0 }
        let picture = try pixels(of: lineChart(x: x, y: y), size: Size(400, 200))
        let column = 260..<400
        let top = (0..<picture.height).first { row in column.contains { picture[$0, row] == Theme.colour(.loss) } }
        #expect(try #require(top) < 60)
    }
}
