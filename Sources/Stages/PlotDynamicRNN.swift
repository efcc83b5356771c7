public import Artifacts
import Charts
import Datasets
import Figures
import Foundation
import Recordings

/// Draws how a network learns from segments of different lengths.
public enum PlotDynamicRNN: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "plot-dynamic-rnn", summary: "Draws the points of each segment, the course of learning, and the loss.",
        inputs: .named([
            StageInput("training", files: "metrics.csv", "frames.csv", "health.safetensors"),
            StageInput("evaluation", files: "trained.csv", "states.safetensors"),
        ]),
        outputs: [
            .init("points.png", .figure), .init("course.png", .figure), .init("moments.png", .figure),
            .init("last-segments.png", .figure),
            .init("hidden-state.png", .figure), .init("loss.png", .figure),
        ] + FigureSheet.healthOutputs + [FigureSheet.indexOutput])

    /// The fonts.
    public static func surroundings() throws -> [String: String] {
        try FigureSheet.surroundings()
    }

    /// Draws.
    public static func run(_ context: StageContext, _ parameters: Parameters) throws {
        let metrics = try NumberTable(contentsOf: context.input("training", "metrics.csv"))
        let training = try SignalRecording(NumberTable(contentsOf: context.input("training", "frames.csv")))
        let trained = try SignalRecording(NumberTable(contentsOf: context.input("evaluation", "trained.csv")))
        var sheet = FigureSheet(context)
        try drawPoints(training, &sheet)
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

    private static func drawPoints(_ training: SignalRecording, _ sheet: inout FigureSheet) throws {
        let counts = training.segments.map(\.count)
        let chart = BarChart(
            title: "Points of each segment", categoryTitle: "step", categories: counts.indices.map { "\($0)" },
            y: Axis("points"), groups: [BarChart.Group("points", values: counts.map(Double.init), role: .input)])
        let kinds = Set(counts).sorted().map { count in "\(counts.count { $0 == count }) of \(count)" }
        try sheet.draw(
            chart, as: "points.png", size: Size(720, 260),
            caption:
                "How many time steps the network was given at each training step. The text prints these numbers; the "
                + "same weights serve every length.",
            alternativeText: "\(counts.count) segments: \(kinds.joined(separator: ", ")) points.",
            data: [["step", "points"]] + counts.enumerated().map { ["\($0)", "\($1)"] })
    }
}
