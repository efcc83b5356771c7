import RunRecords

/// The curves of executions; of a stage that goes on only the values are read that are new.
///
/// New are those of later steps. A value of a step that had been passed, which hardly any stage measures, is seen when the stage has
/// ended: then its values are counted, once.
struct RecordedCurves {
    private struct Known {
        var curves: [String: MetricCurve] = [:]
        var lastSteps: [String: Int] = [:]
        var isComplete = false

        mutating func extend(_ metric: String, of execution: RecordedExecution, from history: RunHistory) throws {
            var curve = curves[metric] ?? MetricCurve()
            for point in try history.points(of: metric, inExecution: execution.id, after: lastSteps[metric]) {
                curve.append(point.value ?? .nan)
                lastSteps[metric] = point.step
            }
            curves[metric] = curve
        }

        /// Reads in their order the values of each metric of which some were missed.
        mutating func complete(_ execution: RecordedExecution, from history: RunHistory) throws {
            for summary in try history.summaries(of: execution)
            where curves[summary.metric]?.count != summary.pointCount {
                curves[summary.metric] = nil
                lastSteps[summary.metric] = nil
                try extend(summary.metric, of: execution, from: history)
            }
        }
    }

    private var known: [Int: Known] = [:]

    /// What an execution has measured so far, by metric.
    ///
    /// - Throws: `RunRecordsError` when the history cannot be read.
    mutating func curves(of execution: RecordedExecution, in history: RunHistory) throws -> [String: MetricCurve] {
        var now = known[execution.id, default: Known()]
        if now.isComplete { return now.curves }
        for metric in try history.metrics(ofExecution: execution.id) {
            try now.extend(metric, of: execution, from: history)
        }
        if execution.seconds != nil {
            try now.complete(execution, from: history)
            now.isComplete = true
        }
        known[execution.id] = now
        return now.curves
    }
}
