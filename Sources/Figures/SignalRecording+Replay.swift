import Artifacts
import Datasets
import Recordings

// What a page can play of a training: its table lies in the page, which has to stay small however long the training was.
extension SignalRecording {
    /// The greatest number of steps that are played.
    static var largestReplay: Int { 400 }

    /// The steps that are played: all, or evenly spaced ones, the first and the last among them.
    var replayedSteps: [Int] { EvenMoments(of: frames.count, atMost: Self.largestReplay).steps }

    /// Whether some steps are not played.
    var isThinned: Bool { frames.count > Self.largestReplay }

    /// The steps that are played, in words: "all 100 steps", "400 evenly spaced ones of the 5,000 steps".
    func replay(of steps: String) -> String {
        isThinned
            ? "\(Self.largestReplay.grouped) evenly spaced ones of the \(frames.count.grouped) \(steps)"
            : "all \(frames.count.grouped) \(steps)"
    }

    /// The headings, and a row for each point of some steps, led by the number of its step from 0.
    func cells(of steps: [Int]) -> [[String]] {
        let chosen = steps.map { frames[$0] }
        let numbers = zip(steps, chosen).flatMap { step, frame in
            Array(repeating: "\(step)", count: frame.segment.count)
        }
        let rows = SignalRecording(chosen).table.cells
        return [rows[0]] + zip(numbers, rows.dropFirst()).map { [$0] + $1.dropFirst() }
    }
}
