import Charts
import Foundation
import Testing

@Suite("The layout of charts")
struct LayoutTests {
    private static let sizes = [Size(260, 200), Size(360, 240), Size(720, 360), Size(1600, 900)]

    @Test("All text stays inside the picture and no two texts overlap", arguments: Examples.all.map(\.name), sizes)
    func textIsNeverClipped(name: String, size: Size) throws {
        let example = try #require(Examples.all.first { $0.name == name })
        let placed = try texts(of: example.chart, size: size)
        let canvas = Rectangle(left: 0, top: 0, right: size.width, bottom: size.height)
        #expect(placed.count > 2)
        for text in placed { #expect(canvas.contains(text.box), "\(text.text) leaves the picture") }
        for (index, text) in placed.enumerated() {
            for other in placed[(index + 1)...] {
                #expect(!text.box.overlaps(other.box), "\(text.text) overlaps \(other.text)")
            }
        }
    }

    @Test("Long titles, names and labels wrap instead of leaving the picture")
    func longTextWraps() throws {
        let words = "a name with very many words that has to be read to its end"
        let charts: [any Chart] = [
            BarChart(
                title: words, categoryTitle: words, categories: [words, "b", "c"], y: Axis(words, unit: "%"),
                groups: [
                    BarChart.Group(words, values: [1, 2, 3], role: .train),
                    BarChart.Group("other", values: [3, -1e7, 1], role: .test),
                ]),
            MatrixChart(
                title: words, rows: MatrixChart.Side(words, names: [words, "b"]),
                columns: MatrixChart.Side(words, names: ["a", words]), values: [[1, 2], [3, 4]]),
            ImageGrid(
                title: words,
                items: [ImageGrid.Item(pixels: [9], width: 1, height: 1, caption: words, verdict: .wrong)],
                columnCount: 1, rowNames: [words]),
            SpaceChart(
                title: words, x: Axis(words), y: Axis(words, unit: "%"), z: Axis(words),
                items: [SpaceChart.Item(x: -1e7, y: 2e-5, z: 3, label: "p", digit: 3)]),
        ]
        for chart in charts {
            let canvas = Rectangle(left: 0, top: 0, right: 420, bottom: 420)
            for text in try texts(of: chart, size: Size(420, 420)) { #expect(canvas.contains(text.box), "\(text)") }
        }
    }

    @Test("A picture too small for its labels is an error that names the chart", arguments: Examples.all.map(\.name))
    func tooSmallIsAnError(name: String) throws {
        let chart = try #require(Examples.all.first { $0.name == name }).chart
        let size = Size(70, 60)
        #expect(throws: ChartError.tooSmall(title: chart.title, size: size)) { try chart.png(size: size, digest: "") }
    }

    @Test(
        "A size that is no number of pixels is an error",
        arguments: [Size(0, 100), Size(-1, 9), Size(.nan, 9), Size(.infinity, 9), Size(90_000, 10)])
    func unusableSizeIsAnError(size: Size) {
        #expect(throws: ChartError.self) { try Examples.barChart.png(size: size, digest: "") }
    }

    @Test("The legend names every line, and a single line needs none")
    func legendNamesLines() throws {
        let all = try texts(of: Examples.lineChart, size: Size(360, 240)).map(\.text)
        #expect(all.contains("each batch") && all.contains("mean of 25 batches"))
        var single = Examples.lineChart
        single.series.removeLast()
        #expect(try !texts(of: single, size: Size(360, 240)).map(\.text).contains("each batch"))
    }

    @Test("Each value of a matrix stands in the row of its true and the column of its predicted label")
    func matrixIsNotTransposed() throws {
        let chart = MatrixChart(
            title: "", rows: MatrixChart.Side("", names: ["a", "b"]), columns: MatrixChart.Side("", names: ["c", "d"]),
            values: [[11, 12], [21, 22]])
        let boxes = Dictionary(
            try texts(of: chart, size: Size(300, 200)).map { ($0.text, $0.box) },
            uniquingKeysWith: { first, _ in first })
        let first = try #require(boxes["11"])
        let right = try #require(boxes["12"])
        let below = try #require(boxes["21"])
        #expect(right.left > first.right && right.top == first.top)
        #expect(below.top > first.bottom && below.left == first.left)
    }

    @Test("A wrong answer is marked by a sign and a word besides its colour")
    func wrongIsWritten() throws {
        let all = try texts(of: Examples.imageGrid, size: Size(360, 240)).map(\.text)
        #expect(all.contains("✗ wrong") && all.contains("✓ right"))
    }
}
