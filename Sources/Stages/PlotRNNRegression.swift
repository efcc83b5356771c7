public import Artifacts
import Charts
import Datasets
import Figures
import Foundation
import Recordings

/// Draws the regression: the pair of curves, and how the network learns to turn one into the other.
public enum PlotRNNRegression: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "plot-rnn-regression", summary: "Draws the sine and the cosine, the course of learning, and the loss.",
        inputs: .named([
            StageInput("signals", files: "pair.csv"),
            StageInput("training", files: "metrics.csv", "frames.csv", "health.safetensors"),
            StageInput("evaluation", files: "trained.csv", "states.safetensors"),
        ]),
        outputs: [
            .init("sine-pair.png", .figure), .init("course.png", .figure), .init("moments.png", .figure),
            .init("last-segments.png", .figure),
            .init("hidden-state.png", .figure), .init("loss.png", .figure),
        ] + FigureSheet.healthOutputs + [FigureSheet.indexOutput])

    /// The fonts.
    public static func surroundings() throws -> [String: String] {
        try FigureSheet.surroundings()
    }

    /// Draws.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let pair = try [SignalSegment](NumberTable(contentsOf: context.input("signals", "pair.csv")))
        let metrics = try NumberTable(contentsOf: context.input("training", "metrics.csv"))
        let training = try SignalRecording(NumberTable(contentsOf: context.input("training", "frames.csv")))
        let trained = try SignalRecording(NumberTable(contentsOf: context.input("evaluation", "trained.csv")))
        var sheet = FigureSheet(context)
        try drawPair(pair, &sheet)
        try sheet.drawCourse(of: training)
        try sheet.drawMoments(of: training)
        try sheet.drawLastSegments(of: training, trained: trained)
        try sheet.drawHiddenState(
            StateRecording(SafetensorsFile(reading: context.input("evaluation", "states.safetensors"))), of: trained)
        try sheet.drawLoss(
            metrics, measure: "mean squared error", remark: training.costOfSilence)
        try sheet.drawHealth(HealthRecording(SafetensorsFile(reading: context.input("training", "health.safetensors"))))
        try sheet.finish()
    }

    private static func drawPair(_ pair: [SignalSegment], _ sheet: inout FigureSheet) throws {
        let times = pair.flatMap(\.times).map(Double.init)
        let chart = LineChart(
            title: "What goes in, what should come out", x: Axis("time", unit: "rad"), y: Axis("value"),
            series: [
                Series("target (cos)", x: times, y: pair.flatMap(\.cosines).map(Double.init), role: .target),
                Series("input (sin)", x: times, y: pair.flatMap(\.sines).map(Double.init), role: .input),
            ])
        try sheet.draw(
            chart, as: "sine-pair.png", size: Size(640, 400),
            caption:
                "One period from 0 to 2π at \(times.count) points: the network reads the sine and should give the cosine. "
                + "One value of the sine fits two of the cosine: the sine passes 0.5 on its way up and on its way down. "
                + "What came before decides, and that is what a recurrent network remembers.",
            alternativeText:
                "The cosine in red starts at 1, the sine in blue at 0; it follows a quarter of a period later.",
            data: [["time", "sin", "cos"]]
                + pair.flatMap { segment in
                    (0..<segment.count).map {
                        ["\(segment.times[$0])", "\(segment.sines[$0])", "\(segment.cosines[$0])"]
                    }
                })
    }
}
