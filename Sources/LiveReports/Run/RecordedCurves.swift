import RunRecords

/// The curves of executions; of a stage that goes on only the values are read that are new.
struct RecordedCurves {
    private struct Known {
        var curves: [String: MetricCurve] = [:]
        var lastSteps: [String: Int] = [:]
        var isComplete = false

        mutating func extend(_ summary: MetricSummary, from history: RunHistory) throws {
            var curve = curves[summary.metric] ?? MetricCurve()
            for point in try history.points(of: summary, after: lastSteps[summary.metric]) {
                curve.append(point.value ?? .nan)
                lastSteps[summary.metric] = point.step
            }
            curves[summary.metric] = curve
        }
    }

    private var known: [Int: Known] = [:]

    /// What an execution has measured so far, by metric.
    ///
    /// - Throws: `RunRecordsError` when the history cannot be read.
    mutating func curves(of execution: RecordedExecution, in history: RunHistory) throws -> [String: MetricCurve] {
        var now = known[execution.id, default: Known()]
        if now.isComplete { return now.curves }
        for summary in try history.summaries(of: execution)
        where now.curves[summary.metric]?.count != summary.pointCount {
            try now.extend(summary, from: history)
            // A value of a step that had been passed: all are read, in their order.
            if now.curves[summary.metric, default: MetricCurve()].count < summary.pointCount {
                now.curves[summary.metric] = nil
                now.lastSteps[summary.metric] = nil
                try now.extend(summary, from: history)
            }
        }
        now.isComplete = execution.seconds != nil
        known[execution.id] = now
        return now.curves
    }
}
