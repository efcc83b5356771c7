import Benchmarking
import Synchronization
import Testing

@Suite("The machine's peak")
struct RememberedPeakTests {
    @Test("is measured once for each number of threads, by the clock that is given")
    func once() throws {
        let clock = CountingClock(step: .milliseconds(30))
        let peak = RememberedPeak(clock: clock)
        let first = try #require(peak.operationsPerSecond(threads: 1))
        #expect(abs(first / (2 * 512 * 512 * 512 / 0.03) - 1) < 1e-9)
        let readings = clock.readings
        #expect(readings == 4, "two products, with the clock before and behind each")
        #expect(peak.operationsPerSecond(threads: 1) == first && clock.readings == readings)
        #expect(peak.operationsPerSecond(threads: 2) == first && clock.readings == 2 * readings)
    }

    @Test("is unknown, and not waited for, where the clock stands still")
    func stillClock() {
        let clock = CountingClock(step: .zero)
        #expect(RememberedPeak(clock: clock).operationsPerSecond(threads: 1) == nil)
        #expect(clock.readings == 2)
    }
}

/// A clock that goes on by the same time whenever it is read.
private final class CountingClock: Clock {
    struct Instant: InstantProtocol {
        let sinceStart: Duration

        func advanced(by duration: Duration) -> Instant { Instant(sinceStart: sinceStart + duration) }
        func duration(to other: Instant) -> Duration { other.sinceStart - sinceStart }
        static func < (left: Instant, right: Instant) -> Bool { left.sinceStart < right.sinceStart }
    }

    private let step: Duration
    private let count = Mutex(0)

    init(step: Duration) {
        self.step = step
    }

    var readings: Int { count.withLock { $0 } }
    var minimumResolution: Duration { step }

    var now: Instant {
        count.withLock { count in
            count += 1
            return Instant(sinceStart: step * count)
        }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {}
}
