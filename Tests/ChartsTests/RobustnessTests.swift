import Charts
import Foundation
import Testing

@Suite("Unusual data")
struct RobustnessTests {
    private let size = Size(300, 200)

    @Test("A value that is not a number leaves a gap in the line", arguments: [Double.nan, .infinity])
    func gap(value: Double) throws {
        let x = (0..<61).map(Double.init)
        let y = x.map { (20...40).contains($0) ? value : 0.5 }
        let picture = try pixels(of: lineChart(x: x, y: y), size: size)
        let loss = Theme.colour(.loss)
        let (first, last) = (picture.count(of: loss, columns: 0..<240), picture.count(of: loss, columns: 440..<600))
        #expect(first > 40 && last > 40)
        #expect(picture.count(of: loss, columns: 280..<400) == 0)
    }

    @Test("Zero and less leave a gap on a logarithmic axis")
    func logarithmicGap() throws {
        let chart = lineChart(x: [1, 2, 3, 4, 5], y: [0.1, 1, 0, -1, 10], yAxis: Axis("", scale: .logarithmic))
        let labels = try texts(of: chart, size: size).map(\.text)
        #expect(labels.contains("0.1") && labels.contains("10") && !labels.contains("no data"))
    }

    @Test("Nothing to draw is said in the picture", arguments: [[], [Double.nan, .nan], [.infinity, -.infinity]])
    func emptyData(y: [Double]) throws {
        let x = y.indices.map(Double.init)
        let charts: [any Chart] = [
            lineChart(x: x, y: y), lineChart(x: x, y: y, yAxis: Axis("", scale: .logarithmic)),
            LineChart(title: "", x: Axis(""), y: Axis(""), series: []),
            Histogram(title: "", x: Axis(""), values: y, role: .loss),
            BarChart(title: "", categoryTitle: "", categories: [], y: Axis(""), groups: []),
            MatrixChart(
                title: "", rows: MatrixChart.Side("", names: []), columns: MatrixChart.Side("", names: []), values: []),
            HeatMap(title: "", rows: HeatMap.Side(""), columns: HeatMap.Side(""), values: y.isEmpty ? [] : [y]),
            ReliabilityDiagram(title: "", answers: "", bins: []),
            SpaceChart(
                title: "", x: Axis(""), y: Axis(""), z: Axis(""),
                items: y.map { SpaceChart.Item(x: $0, y: 1, z: 2, label: "p", digit: 0) }),
        ]
        for chart in charts { #expect(try texts(of: chart, size: size).map(\.text).contains("no data"), "\(chart)") }
        let grid = ImageGrid(title: "", items: [], columnCount: 5)
        #expect(try texts(of: grid, size: size).map(\.text) == ["no images"])
    }

    @Test(
        "Constant data stand in the middle of an axis with ticks",
        arguments: [0, 1, -3, 0.1, 1e-12, 1e12, 1e300, -1e300])
    func constantData(value: Double) throws {
        for style in [Series.Style.line, .markers] {
            let placed = try texts(of: lineChart(x: [0, 1], y: [value, value], style: style), size: size)
            #expect(placed.count >= 3)
        }
        #expect(try texts(of: lineChart(x: [value, value], y: [0, 1]), size: size).count >= 3)
        let histogram = Histogram(title: "", x: Axis(""), values: [value, value], role: .loss)
        #expect(try texts(of: histogram, size: size).count >= 3)
    }

    @Test("A single point is drawn even without a marker")
    func singlePoint() throws {
        let picture = try pixels(of: lineChart(x: [1], y: [1]), size: size)
        #expect(picture.count(of: Theme.colour(.loss), columns: 0..<600) >= 1)
    }

    @Test("Extreme values are drawn", arguments: extremeValues, [Axis.Scale.linear, .logarithmic])
    func drawsExtremeValues(y: [Double], scale: Axis.Scale) throws {
        let chart = lineChart(x: [0, 1], y: y, yAxis: Axis("", scale: scale))
        #expect(try !texts(of: chart, size: size).isEmpty)
    }

    @Test("Extreme limits are drawn", arguments: extremeLimits, [Axis.Scale.linear, .logarithmic])
    func drawsExtremeLimits(limits: ClosedRange<Double>, scale: Axis.Scale) throws {
        let axis = Axis("", scale: scale, limits: limits)
        #expect(try !texts(of: lineChart(x: [1, 2], y: [3, 4], xAxis: axis, yAxis: axis), size: size).isEmpty)
    }

    private static let extremeValues: [[Double]] = [
        [-1e300, 1e300], [.leastNonzeroMagnitude, 1], [.greatestFiniteMagnitude, 1], [1, 1 + 1e-15],
    ]
    private static let extremeLimits: [ClosedRange<Double>] = [
        0...0, -1 ... -1, -.infinity ... .infinity, 0...1e-300, -1...0, 0...(.leastNonzeroMagnitude),
        1...(1 + 4e-16), 1e18...(1e18 + 1024), 1e-300...1e300,
    ]

    @Test("Lists of unequal lengths are errors that state both lengths")
    func unequalLengths() throws {
        let charts: [(any Chart, expected: Int, found: Int)] = [
            (lineChart(x: [1, 2], y: [1]), 2, 1),
            (
                LineChart(
                    title: "", x: Axis(""), y: Axis(""), series: [],
                    bands: [Band("", x: [1], lower: [1], upper: [], role: .loss)]), 1, 0
            ),
            (
                BarChart(
                    title: "", categoryTitle: "", categories: ["a"], y: Axis(""),
                    groups: [BarChart.Group("", values: [1, 2], role: .loss)]), 1, 2
            ),
            (
                MatrixChart(
                    title: "", rows: MatrixChart.Side("", names: ["a"]), columns: MatrixChart.Side("", names: ["b"]),
                    values: [[1, 2]]), 1, 2
            ),
            (HeatMap(title: "", rows: HeatMap.Side(""), columns: HeatMap.Side(""), values: [[1, 2], [1]]), 2, 1),
            (ImageGrid(title: "", items: [ImageGrid.Item(pixels: [1], width: 2, height: 2)], columnCount: 1), 4, 1),
        ]
        for (chart, expected, found) in charts {
            let error = #expect(throws: ChartError.self) { try chart.png(size: size, digest: "") }
            guard case .countMismatch(_, _, expected, found) = error else {
                Issue.record("\(chart) gave \(String(describing: error))")
                continue
            }
        }
    }

    @Test("The values that a histogram leaves out are counted in the picture")
    func omittedValuesAreStated() throws {
        let axis = Axis("", limits: 0...1)
        let histogram = Histogram(title: "", x: axis, values: [0.1, 0.2, .nan, 7], role: .loss)
        let all = try texts(of: histogram, size: Size(600, 200)).map(\.text)
        #expect(all.contains { $0.hasPrefix("2 of 4 values are not shown") })
    }

    @Test("A text in letters that the font lacks is still drawn")
    func missingGlyphs() throws {
        let chart = LineChart(title: "损失 🚂\n\u{202E}abc\u{0}d", x: Axis("步"), y: Axis("\t"), series: [])
        #expect(try !chart.png(size: size, digest: "").isEmpty)
    }
}
