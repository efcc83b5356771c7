import Artifacts

/// Notes when each report of progress came, and makes the pace of them.
struct Stopwatch {
    private var unit = ""
    private var completed: [Int] = []
    private var seconds: [Double] = []

    /// Notes a report that came at a moment of the steady clock.
    ///
    /// A report that begins anew, or does not lead on, is the first of another count.
    mutating func note(_ progress: StageProgress, at moment: Double) {
        if progress.unit != unit || progress.completed <= completed.last ?? Int.max {
            unit = progress.unit
            completed = []
            seconds = []
        }
        completed.append(progress.completed)
        seconds.append(moment)
    }

    /// The pace of what was noted last; nil where nothing was counted up, and then `peak` is not called.
    func pace(samples: Int, operations: Int, threads: Int, peak: (Int) -> Double?) -> Pace? {
        guard let start = seconds.first, completed.count > 1 else { return nil }
        let times = completed.indices.dropLast().map { index in
            (seconds[index + 1] - seconds[index]) / Double(completed[index + 1] - completed[index])
        }
        let sorted = times.sorted()
        let longest = sorted[sorted.count - 1]
        let slowest = times.firstIndex(of: longest) ?? 0
        let moments = EvenMoments(of: completed.count, atMost: Self.largestMomentCount).steps
        return Pace(
            unit: unit, completed: moments.map { completed[$0] },
            seconds: moments.map { Self.rounded(seconds[$0] - start) },
            median: Self.rounded((sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2),
            longest: Self.rounded(longest), slowest: completed[slowest], samples: samples, operations: operations,
            threads: threads, peak: peak(threads))
    }

    /// The start, and the ends of a hundred stretches.
    private static let largestMomentCount = 101

    /// To a tenth of a microsecond, which is what a clock tells.
    private static func rounded(_ seconds: Double) -> Double { (seconds * 1e7).rounded() / 1e7 }
}
