public import Artifacts
import Charts
import Foundation
public import Recordings

// How the training went inside: the figures that all experiments share.
extension FigureSheet {
    /// The pictures that ``drawHealth(_:)`` draws.
    public static let healthOutputs: [StageOutput] = [
        .init("gradient-norm.png", .figure), .init("weights-and-gradients.png", .figure),
    ]

    /// Draws the gradients' norm over the training, and how the weights and gradients of each parameter are distributed.
    ///
    /// - Throws: What ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawHealth(_ health: HealthRecording) throws {
        try drawGradientNorm(health)
        try drawDistributions(health)
    }

    private mutating func drawGradientNorm(_ health: HealthRecording) throws {
        let steps = health.steps.map(Double.init)
        let norms = health.gradientNorms.map(Double.init)
        let drawing = CourseDrawing(norms)
        let window = drawing.window
        let series = Series("each moment", x: steps, y: norms, role: .loss, style: window > 1 ? .faintLine : .line)
        // Few moments are their own mean.
        let mean = window > 1 ? [series.smoothed("mean of \(window) moments around", over: window)] : []
        let chart = LineChart(
            title: "Gradient norm", x: Axis("step"),
            y: Axis("L2 norm of all gradients", scale: drawing.scale),
            series: [series] + mean)
        let finding = GradientNormFinding(health)
        try draw(
            chart, as: "gradient-norm.png", size: Size(720, 320),
            caption:
                "The length of the gradient of all parameters together, before the update, at "
                + "\(health.steps.count == 1 ? "the only moment" : "\(health.steps.count.grouped) moments")\(drawing.remark). "
                + finding.verdict,
            alternativeText: finding.sentence,
            data: [["step", "gradient norm"]] + zip(health.steps, health.gradientNorms).map { ["\($0)", "\($1)"] })
    }

    private mutating func drawDistributions(_ health: HealthRecording) throws {
        let places = PooledMoments(health.steps)
        let pairs = health.parameters.map { $0.charts(at: places) }
        let columnCount = min(4, 2 * max(1, pairs.count))
        let chart = ChartRow(
            title: "Weights, and the magnitudes of their gradients, over the steps",
            panels: pairs.joined().map { ChartRow.Panel($0) },
            columnCount: columnCount)
        let rowCount = (2 * pairs.count + columnCount - 1) / columnCount
        let finding = DistributionFinding(health)
        try draw(
            chart, as: "weights-and-gradients.png",
            size: Size(columnCount == 4 ? 864 : 480, 90 + 160 * Double(rowCount)),
            caption:
                "The elements of each parameter over the steps of training, and beside them the magnitudes of its gradient "
                + "on a logarithmic axis\(finding.remark). The quantiles come from counts in bins, at most a quarter of a value "
                + "wide\(places.remark).\(finding.flow.isEmpty ? "" : " " + finding.flow)",
            alternativeText: finding.sentence, data: health.quantileTable)
    }
}

/// Some of the recorded moments, each with its neighbours: in a small picture fifty are more than one can tell apart.
private struct PooledMoments {
    let steps: [Int]
    private let windows: [ClosedRange<Int>]

    init(_ steps: [Int]) {
        let moments = EvenMoments(of: steps.count, atMost: 25).steps
        let reach = moments.count > 1 && moments.count < steps.count ? steps.count / moments.count / 2 : 0
        self.steps = moments.map { steps[$0] }
        windows = moments.map { max(0, $0 - reach)...min(steps.count - 1, $0 + reach) }
    }

    /// What is drawn at each place.
    func pool(_ values: [BinnedValues]) -> [BinnedValues] {
        windows.map { BinnedValues(pooling: values[$0]) }
    }

    /// Words on what is pooled; none where each moment stands alone.
    var remark: String {
        let width = windows.map(\.count).max() ?? 1
        return width > 1 ? ", \(width) neighbouring moments together" : ""
    }
}

extension HealthRecording.Parameter {
    /// The weights, and the gradient's magnitudes.
    fileprivate func charts(at places: PooledMoments) -> [BandChart] {
        // The headline says what runs from the left, so that the small plots keep their height.
        let x = Axis("")
        let weights = places.pool(weights).map { $0.quantiles(Quantile.all) }
        let magnitudes = places.pool(gradients).map { $0.magnitudeQuantiles(Quantile.all) }
        return [
            BandChart(
                name, x: x, y: Axis("", limits: Self.limits(of: weights)), steps: places.steps, weights),
            BandChart(
                "its gradient", x: x, y: Axis("", scale: .logarithmic, limits: Self.limits(ofMagnitudes: magnitudes)),
                steps: places.steps, magnitudes),
        ]
    }

    /// As far below zero as above, and so that a round number lies between zero and either end.
    private static func limits(of quantiles: [[Double]?]) -> ClosedRange<Double>? {
        let ends = quantiles.compactMap { $0 }.flatMap { [abs($0[Quantile.least]), $0[Quantile.greatest]] }
        guard let greatest = ends.max(), greatest > 0 else { return nil }
        var reach = 1.05 * greatest
        let power = pow(10, log10(reach).rounded(.down))
        if reach / power > 4 { reach = max(reach, 5 * power) }
        return -reach...reach
    }

    /// From where the bulk begins, six powers of ten at most: the least of many magnitudes says little, and lies far below.
    private static func limits(ofMagnitudes quantiles: [[Double]?]) -> ClosedRange<Double>? {
        let known = quantiles.compactMap { $0 }
        guard let least = known.map({ $0[Quantile.low] }).min(),
            let greatest = known.map({ $0[Quantile.greatest] }).max(),
            greatest > least
        else { return nil }
        return max(least / 2, greatest * 1e-6)...greatest * 1.5
    }
}

extension BandChart {
    /// The quantiles of each step; nil where there is none.
    fileprivate init(_ title: String, x: Axis, y: Axis, steps: [Int], _ quantiles: [[Double]?]) {
        func curve(_ quantile: Int) -> [Double] { quantiles.map { $0?[quantile] ?? .nan } }
        func band(_ name: String, _ lower: Int, _ upper: Int) -> Quantiles {
            Quantiles(name, lower: curve(lower), upper: curve(upper))
        }
        self.init(
            title: title, x: x, y: y, places: steps.map(Double.init), median: curve(Quantile.median),
            bands: [
                band("least to greatest", Quantile.least, Quantile.greatest),
                band("5 to 95%", Quantile.low, Quantile.high),
                band("25 to 75%", Quantile.lowerQuartile, Quantile.upperQuartile),
            ], role: .category(0))
    }
}
