public import Artifacts
import Charts
import Datasets
import Figures
import Foundation
import Recordings

/// Draws how far an LSTM comes in a hundred small steps.
public enum PlotLSTMFit: StageKind {
    /// There is nothing to set.
    public typealias Parameters = NoParameters

    /// Name, inputs, outputs.
    public static let declaration = StageDeclaration(
        name: "plot-lstm-fit", summary: "Draws the fit before and after training, and the loss.",
        inputs: .named([
            StageInput("training", files: "metrics.csv", "frames.csv", "health.safetensors"),
            StageInput("evaluation", files: "trained.csv", "states.safetensors"),
        ]),
        outputs: [
            .init("fit.png", .figure), .init("moments.png", .figure), .init("hidden-state.png", .figure),
            .init("loss.png", .figure),
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
        guard let last = trained.frames.last,
            let first = training.frames.first(where: { $0.segment == last.segment })
        else { throw RecordingError.otherSignal }
        try drawFit(first, last, &sheet)
        try sheet.drawMoments(of: training, holdsReplay: true)
        try sheet.drawHiddenState(
            StateRecording(SafetensorsFile(reading: context.input("evaluation", "states.safetensors"))), of: trained)
        try sheet.drawLoss(
            metrics, measure: "mean squared error",
            remark: training.costOfSilence)
        try sheet.drawHealth(HealthRecording(SafetensorsFile(reading: context.input("training", "health.safetensors"))))
        try sheet.finish()
    }

    private static func drawFit(
        _ first: SignalRecording.Frame, _ last: SignalRecording.Frame, _ sheet: inout FigureSheet
    ) throws {
        let times = last.segment.times.map(Double.init)
        func series(_ name: String, _ values: [Float], _ role: Role, _ style: Series.Style) -> Series {
            Series(name, x: times, y: values.map(Double.init), role: role, style: style)
        }
        let chart = LineChart(
            title: "The fit before and after training", x: Axis("time", unit: "rad"), y: Axis("value"),
            series: [
                series("target (cos)", last.segment.cosines, .target, .lineAndMarkers),
                series("input (sin)", last.segment.sines, .input, .faintLine),
                series("prediction of the first step", first.prediction, .neutral, .dashedLine),
                series("prediction after the last", last.prediction, .prediction, .lineAndMarkers),
            ])
        let reach = (last.prediction.min() ?? 0, last.prediction.max() ?? 0)
        try sheet.draw(
            chart, as: "fit.png", size: Size(720, 400),
            caption: "The points of one period: what the untrained network answered, and what the trained one answers.",
            alternativeText: String(
                format: "After training the prediction runs between %.2f and %.2f, where the target runs from -1 to 1.",
                reach.0, reach.1),
            data: [["time", "input", "target", "prediction of the first step", "prediction after the last"]]
                + times.indices.map { index in
                    [
                        last.segment.times[index], last.segment.sines[index], last.segment.cosines[index],
                        first.prediction[index], last.prediction[index],
                    ].map { "\($0)" }
                })
    }
}
