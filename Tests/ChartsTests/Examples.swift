import Charts
import Foundation

/// A chart of each kind, as its documentation shows it; a test compares the two.
enum Examples {
    static let all: [(name: String, chart: any Chart)] = [
        ("line-chart", lineChart), ("matrix-chart", matrixChart), ("image-grid", imageGrid), ("bar-chart", barChart),
        ("histogram", histogram), ("space-chart", spaceChart), ("chart-row", chartRow),
        ("heat-map", heatMap), ("reliability-diagram", reliabilityDiagram),
        ("band-chart", bandChart),
    ]

    static var lineChart: LineChart {
        let steps = (0..<900).map(Double.init)
        let losses = steps.map { 0.1 + 2.2 * exp(-$0 / 90) * (1 + 0.3 * sin($0 * $0)) }
        let batches = Series("each batch", x: steps, y: losses, role: .loss, style: .faintLine)
        let chart = LineChart(
            title: "Training loss", x: Axis("step"), y: Axis("cross-entropy", unit: "nats", scale: .logarithmic),
            series: [batches, batches.smoothed("mean of 25 batches", over: 25)])
        return chart
    }

    static var matrixChart: MatrixChart {
        let names = ["cat", "dog", "bird"]
        let chart = MatrixChart(
            title: "Confusion matrix on 3,000 pictures", rows: MatrixChart.Side("true animal", names: names),
            columns: MatrixChart.Side("predicted animal", names: names),
            values: [[952, 41, 7], [18, 978, 4], [0, 2, 998]])
        return chart
    }

    static var imageGrid: ImageGrid {
        let ramp = (0..<64).map { UInt8($0 * 4) }
        let grid = ImageGrid(
            title: "Two images with their answers",
            items: [
                ImageGrid.Item(pixels: ramp, width: 8, height: 8, caption: "7 → 7 (99.8 %)", verdict: .correct),
                ImageGrid.Item(
                    pixels: ramp.reversed(), width: 8, height: 8, caption: "5 → 6 (61.3 %)", verdict: .wrong),
            ],
            columnCount: 2)
        return grid
    }

    static var barChart: BarChart {
        let chart = BarChart(
            title: "What the network sees in the picture", categoryTitle: "digit", categories: (0...9).map(String.init),
            y: Axis("probability", unit: "%", limits: 0...100),
            groups: [
                BarChart.Group(
                    "probability", values: [0.1, 0.3, 2.1, 4, 0, 0.1, 0.2, 92.4, 0.2, 0.6], role: .prediction)
            ])
        return chart
    }

    static var histogram: Histogram {
        let chart = Histogram(
            title: "Weights after training", x: Axis("weight"),
            values: (0..<5000).map { sin(Double($0)) * cos(Double(3 * $0)) }, role: .category(0))
        return chart
    }

    static var spaceChart: SpaceChart {
        let chart = SpaceChart(
            title: "Codes of ten digits", x: Axis("first number"), y: Axis("second number"), z: Axis("third number"),
            items: (0...9).map { digit in
                let angle = Double(digit) * 1.6
                return SpaceChart.Item(
                    x: 4 * cos(angle), y: 3 + 4 * sin(angle), z: Double(digit) / 3, label: String(digit), digit: digit)
            })
        return chart
    }

    static var bandChart: BandChart {
        let steps = (0...40).map { Double($0 * 25) }
        let middle = steps.map { 0.4 * sin($0 / 300) }
        let spread = steps.map { 0.2 + $0 / 1500 }
        let chart = BandChart(
            title: "Weights while training", x: Axis("step"), y: Axis("weight"), places: steps, median: middle,
            bands: [("least to greatest", 1.0), ("5 to 95%", 0.6), ("25 to 75%", 0.25)].map { name, share in
                BandChart.Quantiles(
                    name, lower: zip(middle, spread).map { $0 - share * $1 },
                    upper: zip(middle, spread).map { $0 + share * $1 })
            }, role: .category(0))
        return chart
    }

    static var chartRow: ChartRow {
        let board = (0..<64).map { UInt8(($0 / 8 + $0) % 2 * 255) }
        let row = ChartRow(
            title: "An image and what it is taken for",
            panels: [
                ChartRow.Panel(
                    ImageGrid(
                        title: "", items: [ImageGrid.Item(pixels: board, width: 8, height: 8, caption: "8 x 8")],
                        columnCount: 1)),
                ChartRow.Panel(
                    BarChart(
                        title: "", categoryTitle: "game", categories: ["chess", "go"],
                        y: Axis("probability", unit: "%", limits: 0...100),
                        groups: [BarChart.Group("probability", values: [98.2, 1.8], role: .prediction)]),
                    share: 1.5),
            ])
        return row
    }

    static var heatMap: HeatMap {
        let chart = HeatMap(
            title: "Hidden units over time", rows: HeatMap.Side("unit"), columns: HeatMap.Side("step", first: 1),
            values: (0..<24).map { unit in (1...28).map { sin(Double(unit * $0) / 40) * Double($0) / 28 } },
            colouring: .diverging, valueTitle: "activation")
        return chart
    }

    static var reliabilityDiagram: ReliabilityDiagram {
        let chart = ReliabilityDiagram(
            title: "Calibration", answers: "pictures",
            bins: (0..<5).map { number in
                let (share, lower) = (0.15 + 0.17 * Double(number), Double(number) / 5)
                return ReliabilityDiagram.Bin(
                    range: lower...lower + 0.2, count: [4, 16, 80, 200, 700][number], confidence: lower + 0.12,
                    share: share, interval: share - 0.05...share + 0.04)
            })
        return chart
    }
}
