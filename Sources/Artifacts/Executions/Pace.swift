/// How fast an execution went through its work, by the clock of who ran it.
///
/// It belongs to the manifest and never to an artifact: it is another one each time.
public struct Pace: Sendable, Equatable, Codable {
    /// What is counted, in the plural: "steps".
    public let unit: String
    /// How many were done at some moments, evenly spaced, from the first report of the count, mostly of 0, to its last.
    ///
    /// Of a count that began anew, or in another unit, only what came from there on.
    public let completed: [Int]
    /// The seconds from the first of these moments to each of them.
    public let seconds: [Double]
    /// The median time of one, in seconds: over the stretches between reports, or where there were more than 4,096 of these,
    /// over longer stretches of some reports each, which are evenly spaced and still thousands.
    public let median: Double
    /// The longest time of one, in seconds, over all reports.
    public let longest: Double
    /// Which one took the longest, counted from 0.
    public let slowest: Int
    /// How many examples passed through training.
    public let samples: Int
    /// The additions and multiplications of the matrix products, evaluations on the way included.
    public let operations: Int
    /// On how many threads.
    public let threads: Int
    /// The operations per second that as many threads reach in one large matrix product, where that was measured.
    public let peak: Double?

    /// Makes a pace of these parts.
    public init(
        unit: String, completed: [Int], seconds: [Double], median: Double, longest: Double, slowest: Int, samples: Int,
        operations: Int, threads: Int, peak: Double?
    ) {
        self.unit = unit
        self.completed = completed
        self.seconds = seconds
        self.median = median
        self.longest = longest
        self.slowest = slowest
        self.samples = samples
        self.operations = operations
        self.threads = threads
        self.peak = peak
    }

    /// The whole time, in seconds.
    public var duration: Double { seconds.last ?? 0 }
    /// How many were done in all.
    public var count: Int { completed.last ?? 0 }
    /// Examples per second; nil where the clock did not move.
    public var samplesPerSecond: Double? { duration > 0 ? Double(samples) / duration : nil }
    /// Operations per second; nil where the clock did not move.
    public var operationsPerSecond: Double? { duration > 0 ? Double(operations) / duration : nil }
    /// The share of the machine's peak that was reached, where that is known.
    public var shareOfPeak: Double? {
        guard let peak, peak > 0 else { return nil }
        return operationsPerSecond.map { $0 / peak }
    }
}
