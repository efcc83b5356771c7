public import Artifacts
import Charts
import Foundation

extension FigureSheet {
    /// Draws the loss of each training step with its running mean as `loss.png`, on a logarithmic axis where it spans more
    /// than a factor of three.
    ///
    /// - Parameters:
    ///   - metrics: A table with the columns "step" and "loss".
    ///   - measure: What the loss is: "cross-entropy", "mean squared error".
    ///   - unit: Its unit, where it has one.
    ///   - remark: A sentence for the caption: what to hold the loss against.
    /// - Throws: `NumberTableError` when a column is missing or a step is no whole number, and what
    ///   ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawLoss(_ metrics: NumberTable, measure: String, unit: String? = nil, remark: String) throws {
        let (steps, losses) = try metrics.course(of: "loss")
        let series = Series("each step", x: steps.map(Double.init), y: losses, role: .loss, style: .faintLine)
        let drawing = CourseDrawing(losses)
        let window = drawing.window
        let chart = LineChart(
            title: "Training loss", x: Axis("step"),
            y: Axis(measure, unit: unit, scale: drawing.scale),
            series: [series, series.smoothed("mean of \(window) steps around", over: window, style: .line)])
        let last = losses.suffix(window)
        try draw(
            chart, as: "loss.png", size: Size(720, 380),
            caption:
                "The loss of each step, before the update that it causes\(drawing.remark). \(remark)",
            alternativeText: String(
                format: "The loss goes from %.3g at the first step to %.3g, the mean of the last %d of %d.",
                losses.first ?? 0, last.reduce(0, +) / Double(max(1, last.count)), last.count, losses.count),
            data: [["step", unit.map { "\(measure) (\($0))" } ?? measure]]
                + zip(steps, losses).map { ["\($0)", "\(Float($1))"] })
    }
}
