import Artifacts
import Charts
import Datasets
import Evaluations
import Foundation
public import Recordings

// The figures that the experiments on sines share.
extension FigureSheet {
    /// Draws target and prediction over time, segment by segment, as `course.png`: the figure that the texts redraw
    /// while they train, 12 by 5.
    ///
    /// The picture shows every segment; of a long training the data behind it are those of the steps that a page plays.
    ///
    /// - Throws: What ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawCourse(of training: SignalRecording) throws {
        let target = training.curve("target (cos)", role: .target) { $0.segment.cosines }
        let prediction = training.curve("prediction", role: .prediction) { $0.prediction }
        let chart = LineChart(
            title: "Target and prediction while learning", x: Axis("time", unit: "rad"), y: Axis("value"),
            series: [target, prediction])
        let (first, last) = (
            training.meanError(of: training.frames.prefix(10)), training.meanError(of: training.frames.suffix(10))
        )
        try draw(
            chart, as: "course.png", size: Size(864, 360),
            caption:
                "Each segment as the network answered it, before it learned from it: red is the cosine that it should "
                + "give, blue what it gave. Where the two lines cannot be told apart, there is nothing left to learn."
                + (training.isThinned ? " Its data hold \(training.replay(of: "segments"))." : ""),
            alternativeText: String(
                format:
                    "The mean squared error of the prediction is %.3g over the first ten segments and %.3g over the last "
                    + "ten of %d.",
                first, last, training.frames.count),
            data: training.cells(of: training.replayedSteps))
    }

    /// Draws the last segments of a training, and what the trained network makes of them, as `last-segments.png`.
    ///
    /// - Parameters:
    ///   - training: What was predicted while learning.
    ///   - trained: What the trained network predicts of the same signal.
    /// - Throws: What ``draw(_:as:title:size:caption:alternativeText:data:)`` throws.
    public mutating func drawLastSegments(of training: SignalRecording, trained: SignalRecording) throws {
        let (last, after) = (training.suffix(10), trained.suffix(10))
        let chart = LineChart(
            title: "The end of the course: \(last.frames.count) segments", x: Axis("time", unit: "rad"),
            y: Axis("value"),
            series: [
                last.curve("target (cos)", role: .target, style: .broadLine) { $0.segment.cosines },
                last.curve("prediction while learning", role: .prediction, style: .lineAndMarkers) { $0.prediction },
                after.curve("trained network", role: .neutral, style: .dashedLine) { $0.prediction },
            ])
        try draw(
            chart, as: "last-segments.png", size: Size(720, 380),
            caption:
                "The end of the course, enlarged. While learning, the weights change after each segment; the trained "
                + "network reads the whole signal from the beginning, with the weights of the end.",
            alternativeText: String(
                format:
                    "The mean squared error over these segments is %.3g while learning and %.3g with the trained network.",
                last.meanError(of: last.frames[...]), after.meanError(of: after.frames[...])),
            data: [["time", "target", "prediction while learning", "trained network"]]
                + zip(last.table.cells.dropFirst(), after.table.cells.dropFirst()).map { [$0[1], $0[3], $0[4], $1[4]] })
    }
}

extension SignalRecording {
    /// The last frames.
    func suffix(_ count: Int) -> SignalRecording {
        SignalRecording(Array(frames.suffix(count)))
    }

    /// Values over time as a line that is interrupted between two segments.
    func curve(
        _ name: String, role: Role, style: Series.Style = .line, _ values: (Frame) -> [Float]
    ) -> Series {
        let x = frames.flatMap { $0.segment.times.map(Double.init) + [.nan] }
        let y = frames.flatMap { values($0).map(Double.init) + [.nan] }
        return Series(name, x: x, y: y, role: role, style: style)
    }

    /// The mean squared error of the predictions of some frames.
    func meanError(of frames: ArraySlice<Frame>) -> Double {
        meanSquaredError(frames.flatMap(\.prediction), frames.flatMap(\.segment.cosines))
    }

    /// What answering 0 everywhere would cost, as a sentence.
    public var costOfSilence: String {
        let targets = segments.flatMap(\.cosines)
        let cost = meanSquaredError(Array(repeating: 0, count: targets.count), targets)
        return String(format: "Answering 0 everywhere would cost %.3f.", cost)
    }
}
