import Charts
import Foundation
import TestSupport
import Testing

@Suite("Golden pictures")
struct GoldenPictureTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    private static let size = Size(360, 240)

    private static func compare(_ chart: any Chart, with name: String, size: Size = size) throws {
        try GoldenPicture(name, in: folder).compare(with: chart.png(size: size, digest: "golden"))
    }

    @Test("Each chart kind looks as it was published", arguments: Examples.all.map(\.name))
    func exampleLooksTheSame(name: String) throws {
        let example = try #require(Examples.all.first { $0.name == name })
        try Self.compare(example.chart, with: name)
    }

    @Test("Bands, dashes, markers and gaps look as they were published")
    func stylesLookTheSame() throws {
        let x = (0...20).map(Double.init)
        let wave = x.map { sin($0 / 3) }
        let broken = wave.enumerated().map { (8...10).contains($0) ? .nan : $1 * 0.8 }
        let chart = LineChart(
            title: "Styles of lines", x: Axis("time", unit: "s"), y: Axis("amplitude"),
            series: [
                Series("target", x: x, y: wave, role: .target, style: .broadLine),
                Series("prediction", x: x, y: broken, role: .prediction, style: .lineAndMarkers),
                Series("zero", x: [0, 20], y: [0, 0], role: .neutral, style: .dashedLine),
            ],
            bands: [
                Band("spread", x: x, lower: wave.map { $0 - 0.3 }, upper: wave.map { $0 + 0.3 }, role: .target)
            ])
        try Self.compare(chart, with: "line-styles")
    }

    @Test("Groups of bars look as they were published")
    func groupedBarsLookTheSame() throws {
        let chart = BarChart(
            title: "Scores", categoryTitle: "kind of network", categories: ["plain RNN", "LSTM", "GRU"],
            y: Axis("score"),
            groups: [
                BarChart.Group("precision", values: [0.42, 0.96, 0.97], role: .category(0)),
                BarChart.Group("change", values: [-0.12, 0.02, .nan], role: .category(1)),
            ])
        try Self.compare(chart, with: "bar-groups")
    }

    @Test("A crowd of labelled points seen from below looks as it was published")
    func crowdLooksTheSame() throws {
        let items = (0..<120).map { number in
            let (digit, turn) = (number % 10, Double(number))
            let radius = 1 + 2 * sin(turn * turn)
            return SpaceChart.Item(
                x: Double(digit) + radius * sin(turn), y: radius * cos(turn) * 10,
                z: 20 * sin(Double(digit)) + turn / 4,
                label: String(digit), digit: digit)
        }
        let chart = SpaceChart(
            title: "A crowd from below", x: Axis("x"), y: Axis("y"), z: Axis("height", unit: "mm"), items: items,
            viewpoint: Viewpoint(azimuth: 40, elevation: -25))
        try Self.compare(chart, with: "space-crowd")
    }

    @Test("Several rows of charts with one legend look as they were published")
    func chartRowsLookTheSame() throws {
        var panel = Examples.bandChart
        panel.x.title = ""
        panel.y.title = ""
        let panels = ["first", "second", "third"].map { name in
            panel.title = name
            return ChartRow.Panel(panel)
        }
        try Self.compare(
            ChartRow(title: "Small multiples", panels: panels, columnCount: 2), with: "chart-rows",
            size: Size(480, 400))
    }

    @Test("A picture that differs visibly, in size or in a few points, does not pass")
    func differenceIsFound() throws {
        let golden = GoldenPicture("line-chart", in: Self.folder, isRecording: false)
        var chart = Examples.lineChart
        chart.series[1].role = .accuracy
        #expect(throws: GoldenPicture.Failure.self) { try golden.compare(with: chart.png(size: Self.size, digest: "")) }
        #expect(throws: GoldenPicture.Failure.self) {
            try golden.compare(with: Examples.lineChart.png(size: Size(361, 240), digest: ""))
        }
    }

    @Test("A missing picture fails, and so does a recording run")
    func recordingFails() throws {
        try withTemporaryFolder { folder in
            let png = try Examples.barChart.png(size: Self.size, digest: "")
            let path = folder.appending(path: "new.png").path
            #expect(throws: GoldenPicture.Failure.missing(path: path)) {
                try GoldenPicture("new", in: folder, isRecording: false).compare(with: png)
            }
            #expect(throws: GoldenPicture.Failure.recorded(path: path)) {
                try GoldenPicture("new", in: folder, isRecording: true).compare(with: png)
            }
            try GoldenPicture("new", in: folder, isRecording: false).compare(with: png)
        }
    }
}
