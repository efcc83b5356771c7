import Artifacts
import Charts
import Datasets
import Foundation
public import Recordings

extension FigureSheet {
    /// Draws target and prediction at some moments of a training side by side, as `moments.png`: what a replay shows one after
    /// the other.
    ///
    /// - Parameters:
    ///   - training: What was predicted while learning.
    ///   - holdsReplay: Whether the data behind the figure are those of all steps that a page plays, not only of the steps
    ///     shown: where no other figure has them.
    /// - Throws: What ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawMoments(of training: SignalRecording, holdsReplay: Bool = false) throws {
        let moments = training.moments
        let reach = 1.1 * moments.flatMap { training.frames[$0].prediction }.reduce(1) { max($0, abs(Double($1))) }
        let panels = moments.map { index in
            let shown = SignalRecording([training.frames[index]])
            return ChartRow.Panel(
                LineChart(
                    title: "step \(index.grouped)", x: Axis("time", unit: "rad"),
                    y: Axis("value", limits: -reach...reach),
                    series: [
                        shown.curve("target", role: .target, style: .broadLine) { $0.segment.cosines },
                        shown.curve("answer", role: .prediction, style: .lineAndMarkers) { $0.prediction },
                    ]))
        }
        let errors = moments.map { training.meanError(of: training.frames[$0...$0]) }
        try draw(
            ChartRow(title: "Some moments of the course", panels: panels), as: "moments.png", size: Size(864, 280),
            caption:
                "Each segment as the network answered it before it learned from it: the broad red line is the target, the "
                + "blue points are the answer. Where scripts run, \(training.replay(of: "steps")) can be played; else these "
                + "are shown: \(moments.map(\.grouped).joined(separator: ", ")).",
            alternativeText: "The mean squared error of the answer: "
                + zip(moments, errors).map { String(format: "%.3g at step %d", $1, $0) }.joined(separator: ", ")
                + ".",
            data: training.cells(of: holdsReplay ? training.replayedSteps : moments))
    }
}

extension SignalRecording {
    /// Four steps, with ever longer gaps: learning is fastest at first.
    fileprivate var moments: [Int] {
        let last = frames.count - 1
        return Set([0, last / 10, last / 3, last]).filter(frames.indices.contains).sorted()
    }
}
