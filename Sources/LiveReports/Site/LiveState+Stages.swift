import Artifacts
import Foundation
import PipelineEngine
import Reports

extension LiveState.Stage {
    init(_ stage: LiveStage, now: Double) {
        name = stage.name
        state = stage.state.rawValue
        let isRunning = stage.state == .running
        let estimate = stage.progress.flatMap { progress in
            stage.start.map { ProgressEstimate(progress, from: stage.earlier, after: now - $0) }
        }
        share = isRunning ? estimate?.share : nil
        let facts = [
            Self.text(of: stage, estimate: isRunning ? estimate : nil, now: now),
            stage.warning.map { "warning: \($0)" } ?? "",
        ]
        text = facts.filter { !$0.isEmpty }.joined(separator: "; ")
        curve = stage.curve.map { LiveState.Curve($0.curve, of: $0.metric) }
    }

    private static func text(of stage: LiveStage, estimate: ProgressEstimate?, now: Double) -> String {
        switch stage.state {
        case .waiting: ""
        case .running: runningText(of: stage, estimate: estimate, now: now)
        case .done: (["took \(Formats.seconds(max(0, stage.seconds ?? 0)))"] + reasons(stage)).joined(separator: "; ")
        case .cached: stage.message.map { "copied again: \($0)" } ?? ""
        case .failed, .skipped, .stopped: stage.message ?? ""
        }
    }

    private static func reasons(_ stage: LiveStage) -> [String] { [stage.reason].compactMap(\.self) }

    private static func runningText(of stage: LiveStage, estimate: ProgressEstimate?, now: Double) -> String {
        guard let estimate else {
            let seconds = stage.start.map { ["for \(WordedNumbers.runningSeconds(now - $0))"] } ?? []
            return (seconds + reasons(stage)).joined(separator: "; ")
        }
        let progress = estimate.progress
        var facts = [
            "\(Formats.count(progress.completed)) of \(Formats.count(progress.total)) \(progress.unit)"
        ]
        if let loss = progress.loss { facts.append("loss \(WordedNumbers.measurement(loss))") }
        if let rate = estimate.unitsPerSecond {
            facts.append("\(Formats.number(rate, decimals: rate < 10 ? 1 : 0)) \(progress.unit)/s")
        }
        if let left = estimate.secondsLeft { facts.append("\(WordedNumbers.runningSeconds(left)) left") }
        return facts.joined(separator: ", ")
    }
}

extension LiveState.Curve {
    init(_ curve: MetricCurve, of metric: String) {
        let size = LiveState.curveSize
        path = curve.path(width: size.width, height: size.height)
        let values = curve.count == 1 ? "1 value" : "\(Formats.count(curve.count)) values"
        label =
            "\(metric): first \(WordedNumbers.measurement(curve.first)), last \(WordedNumbers.measurement(curve.last)), "
            + "from \(WordedNumbers.measurement(curve.range?.lowerBound)) to "
            + "\(WordedNumbers.measurement(curve.range?.upperBound)), \(values)"
    }
}

extension LiveState.Difference {
    init(_ difference: StageDifference) {
        stage = difference.stage
        let files = difference.files.count == 1 ? "1 file differs" : "\(difference.files.count) files differ"
        text = "\(files): \(difference.files.joined(separator: ", "))" + (difference.reason.map { "; \($0)" } ?? "")
        metrics = difference.metrics.map {
            "\($0.name) \(WordedNumbers.measurement($0.before)) → \(WordedNumbers.measurement($0.now))"
        }
    }
}
