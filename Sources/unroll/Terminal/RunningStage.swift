import Artifacts
import Foundation
import PipelineEngine

/// A running stage as it is shown: how far it is, how fast, how long it will still take.
struct RunningStage {
    let name: String
    let start: Double
    let reason: String
    var progress: StageProgress?
    /// How much an earlier execution had done, from which this one goes on.
    var earlier = 0
    private var shownTenth = 0

    init(name: String, start: Double, reason: String) {
        self.name = name
        self.start = start
        self.reason = reason
    }

    private var fraction: Double { estimate(at: start)?.share ?? 0 }

    private func estimate(at now: Double) -> ProgressEstimate? {
        progress.map { ProgressEstimate($0, from: earlier, after: now - start) }
    }

    /// Whether another tenth is done since this was last asked, and worth a line.
    ///
    /// The last one needs none: the stage ends then. Nor does a stage that ends before a line could be read.
    mutating func reachesNewTenth(at now: Double) -> Bool {
        let tenth = Int(fraction * 10)
        defer { shownTenth = max(shownTenth, tenth) }
        return tenth > shownTenth && tenth < 10 && now - start >= Self.secondsBeforeLines
    }

    private static let secondsBeforeLines = 1.0

    /// What is known, as in `40 %  380/938 steps, loss 0.2163, 310 steps/s, 2 s left`.
    func line(at now: Double) -> String {
        "\(percent)  \(facts(at: now).joined(separator: ", "))"
    }

    /// The same with a bar before it, as wide as there is room for.
    func bar(at now: Double, columns: Int, style: TerminalStyle) -> String {
        guard progress != nil else { return style.paint(String("running: \(reason)".prefix(max(0, columns))), .grey) }
        let text = line(at: now)
        let width = min(30, columns - text.count - 2)
        guard width >= 5 else { return String(text.prefix(max(0, columns))) }
        return "\(style.bar(fraction, width: width))  \(text)"
    }

    private var percent: String {
        String(format: "%3d %%", Int(fraction * 100))
    }

    private func facts(at now: Double) -> [String] {
        guard let progress, let estimate = estimate(at: now) else { return [] }
        var facts = ["\(progress.completed)/\(progress.total) \(progress.unit)"]
        if let loss = progress.loss { facts.append(String(format: "loss %.4f", loss)) }
        if let rate = estimate.unitsPerSecond, let left = estimate.secondsLeft {
            facts.append(String(format: "%.\(rate < 10 ? 1 : 0)f %@/s", rate, progress.unit))
            facts.append("\(durationText(left)) left")
        }
        return facts
    }
}
