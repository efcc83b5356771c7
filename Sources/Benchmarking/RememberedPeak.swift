import Synchronization

/// The machine's peak, measured when it is first asked for, and once for each number of threads.
public final class RememberedPeak<Time: Clock<Duration>>: Sendable {
    private let clock: Time
    private let peaks = Mutex<[Int: Double]>([:])

    /// Knows nothing yet.
    ///
    /// - Parameter clock: What takes the time.
    public init(clock: Time) {
        self.clock = clock
    }

    /// Additions and multiplications per second in a large matrix product on so many threads; nil where the clock stands still.
    ///
    /// The first call takes about a twentieth of a second; others wait for it, so that two do not disturb each other.
    public func operationsPerSecond(threads: Int) -> Double? {
        peaks.withLock { peaks in
            if let known = peaks[threads] { return known }
            let measured = MachinePeak.glance(threads: threads, clock: clock).map { $0 * 1e9 }
            peaks[threads] = measured
            return measured
        }
    }
}
