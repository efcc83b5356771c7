import RunRecords

/// The curves of executions; they are read again only where there are more values than before.
struct RecordedCurves {
    private struct Known {
        var curves: [String: MetricCurve] = [:]
        var isComplete = false
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
            var curve = MetricCurve()
            for point in try history.points(of: summary) { curve.append(point.value ?? .nan) }
            now.curves[summary.metric] = curve
        }
        now.isComplete = execution.seconds != nil
        known[execution.id] = now
        return now.curves
    }
}
