extension Pace {
    /// Some of what was counted, one after another, and the time that it took.
    public struct Stretch: Sendable, Equatable {
        /// The first of them, counted from 0.
        public let first: Int
        /// The first one after them.
        public let end: Int
        /// The mean time of one, in seconds.
        public let timeOfOne: Double
        /// Examples per second; nil where the clock did not move.
        public let samplesPerSecond: Double?
    }

    /// The course of the time in at most so many stretches, which are evenly spaced; none where nothing was counted.
    ///
    /// - Precondition: `largestCount` is at least 1.
    public func stretches(atMost largestCount: Int) -> [Stretch] {
        let moments = EvenMoments(of: min(completed.count, seconds.count), atMost: largestCount + 1).steps
        guard count > 0 else { return [] }
        let samplesPerUnit = Double(samples) / Double(count)
        return zip(moments, moments.dropFirst()).map { from, to in
            let (first, end) = (completed[from], completed[to])
            let each = (seconds[to] - seconds[from]) / Double(end - first)
            return Stretch(
                first: first, end: end, timeOfOne: each, samplesPerSecond: each > 0 ? samplesPerUnit / each : nil)
        }
    }
}
