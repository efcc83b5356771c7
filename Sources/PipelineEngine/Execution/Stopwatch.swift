import Artifacts

/// Notes when reports of progress came, and makes the pace of them, in the same little memory however many there are.
///
/// Of the moments some thousands are kept, evenly spaced: when there are more, every second one is dropped, and from then on
/// only every second report is kept. The longest step is sought in all reports as they come.
struct Stopwatch {
    private struct Moment {
        let completed: Int
        let seconds: Double
    }

    private var unit = ""
    private var kept: [Moment] = []
    /// Every so many reports one is kept.
    private var interval = 1
    private var count = 0
    private var last: Moment?
    private var longest = (seconds: 0.0, step: 0)

    /// So many moments are kept at most; an even number, so that those that stay are evenly spaced.
    static let capacity = 4096

    /// Notes a report that came at a moment of the steady clock.
    ///
    /// A report that begins anew, or does not lead on, is the first of another count.
    mutating func note(_ progress: StageProgress, at seconds: Double) {
        let moment = Moment(completed: progress.completed, seconds: seconds)
        if let last, progress.unit == unit, moment.completed > last.completed {
            let time = Self.timeOfOne(last, moment)
            if count == 1 || time > longest.seconds { longest = (time, last.completed) }
        } else {
            self = Stopwatch()
            unit = progress.unit
        }
        keep(moment)
    }

    private mutating func keep(_ moment: Moment) {
        if count.isMultiple(of: interval) {
            if kept.count == Self.capacity {
                kept = stride(from: 0, to: kept.count, by: 2).map { kept[$0] }
                interval *= 2
            }
            kept.append(moment)
        }
        count += 1
        last = moment
    }

    /// The pace of what was noted last; nil where nothing was counted up, and then `peak` is not called.
    func pace(samples: Int, operations: Int, threads: Int, peak: (Int) -> Double?) -> Pace? {
        guard let last, count > 1 else { return nil }
        let all = (count - 1).isMultiple(of: interval) ? kept : kept + [last]
        let times = zip(all, all.dropFirst()).map(Self.timeOfOne).sorted()
        let moments = EvenMoments(of: all.count, atMost: Self.largestMomentCount).steps.map { all[$0] }
        return Pace(
            unit: unit, completed: moments.map(\.completed),
            seconds: moments.map { Self.rounded($0.seconds - all[0].seconds) },
            median: Self.rounded((times[(times.count - 1) / 2] + times[times.count / 2]) / 2),
            longest: Self.rounded(longest.seconds), slowest: longest.step, samples: samples, operations: operations,
            threads: threads, peak: peak(threads))
    }

    private static func timeOfOne(_ before: Moment, _ after: Moment) -> Double {
        (after.seconds - before.seconds) / Double(after.completed - before.completed)
    }

    /// The start, and the ends of a hundred stretches.
    private static let largestMomentCount = 101

    /// To a tenth of a microsecond, which is what a clock tells.
    private static func rounded(_ seconds: Double) -> Double { (seconds * 1e7).rounded() / 1e7 }
}
