import Charts
import Testing

@Suite("Bands of quantiles")
struct BandChartTests {
    private func chart(places: [Double], y: Axis = Axis("value")) -> BandChart {
        BandChart(
            title: "", x: Axis("step"), y: y, places: places, median: places.map { _ in 2 },
            bands: [
                BandChart.Quantiles("all", lower: places.map { _ in 0 }, upper: places.map { _ in 8 }),
                BandChart.Quantiles("half", lower: places.map { _ in 1 }, upper: places.map { _ in 3 }),
            ], role: .category(0))
    }

    private func inkedColumns(_ chart: BandChart) throws -> Int {
        let picture = try pixels(of: chart, size: Size(360, 240))
        return (0..<picture.width).count { picture.count(of: Theme.colour(.category(0)), columns: $0..<$0 + 1) > 0 }
    }

    @Test("A single moment is drawn, as bars below a dot")
    func singlePlace() throws {
        #expect(try inkedColumns(chart(places: [7])) > 0)
        #expect(try texts(of: chart(places: [7]), size: Size(360, 240)).map(\.text).contains("no data") == false)
    }

    @Test("No moment at all says that there is no data")
    func noPlace() throws {
        #expect(try texts(of: chart(places: []), size: Size(360, 240)).map(\.text).contains("no data"))
    }

    @Test("A band that reaches down to zero leaves the rest of the picture on a logarithmic axis")
    func logarithmicZero() throws {
        let logarithmic = chart(places: [0, 1, 2], y: Axis("value", scale: .logarithmic))
        #expect(try inkedColumns(logarithmic) > 300)
    }

    @Test("The legend names the median and each band, the narrowest first")
    func legend() throws {
        let all = try texts(of: chart(places: [0, 1]), size: Size(360, 240)).map(\.text)
        #expect(all.filter { ["median", "half", "all"].contains($0) } == ["median", "half", "all"])
    }

    @Test("Charts that share a legend show it once, others each their own")
    func sharedLegend() throws {
        func legendCount(_ charts: [BandChart]) throws -> Int {
            let row = ChartRow(title: "", panels: charts.map { ChartRow.Panel($0) }, columnCount: 1)
            return try texts(of: row, size: Size(360, 480)).count { $0.text == "median" }
        }
        var other = chart(places: [0, 1])
        other.bands.removeLast()
        #expect(try legendCount([chart(places: [0, 1]), chart(places: [0, 2])]) == 1)
        #expect(try legendCount([chart(places: [0, 1]), other]) == 2)
    }

    @Test("Line charts share their legend, too; of a single line there is none, nor room for one")
    func sharedLegendOfLines() throws {
        func placed(_ names: [String]) throws -> [Canvas.PlacedText] {
            let line = LineChart(
                title: "lines", x: Axis(""), y: Axis(""),
                series: names.map { Series($0, x: [0, 1], y: [0, 1], role: .loss) })
            let row = ChartRow(title: "", panels: [ChartRow.Panel(line), ChartRow.Panel(line)])
            return try texts(of: row, size: Size(720, 240))
        }
        let both = try placed(["one", "other"])
        #expect(both.count { $0.text == "one" } == 1 && both.count { $0.text == "other" } == 1)
        let alone = try placed(["one"])
        #expect(!alone.contains { $0.text == "one" })
        let (low, high) = (
            try #require(both.first { $0.text == "lines" }), try #require(alone.first { $0.text == "lines" })
        )
        #expect(high.box.top < low.box.top)
    }

    @Test("A short last row has charts as wide and high as those above")
    func shortRow() throws {
        let charts = (0..<3).map { number in
            var chart = chart(places: [0, 1])
            chart.title = "number \(number)"
            return ChartRow.Panel(chart)
        }
        let placed = try texts(of: ChartRow(title: "", panels: charts, columnCount: 2), size: Size(720, 480))
        let boxes = try ["number 0", "number 1", "number 2"].map { name in
            try #require(placed.first { $0.text == name }).box
        }
        #expect(boxes[0].left == boxes[2].left && boxes[1].left > boxes[0].right)
        #expect(boxes[0].top == boxes[1].top && boxes[2].top > boxes[0].bottom + 100)
    }

    @Test("Quantiles that are not as many as the moments are an error")
    func countMismatch() {
        var broken = chart(places: [0, 1])
        broken.bands[0].upper = [1]
        #expect(throws: ChartError.countMismatch(title: "", what: "ordinates of \"all\"", expected: 2, found: 1)) {
            try broken.png(size: Size(360, 240), digest: "")
        }
    }
}
