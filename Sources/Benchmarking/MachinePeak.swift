import Kernels

/// What this machine can do at most, with the same kernels on all threads.
public enum MachinePeak {
    /// Billions of additions and multiplications per second in a large matrix product, the best of several; 0 where the clock
    /// stands still.
    public static func measure(threads: Int, clock: some Clock<Duration>) -> Double {
        let product = LargeProduct(side: 768, threads: threads)
        return (0..<20).compactMap { _ in product.rate(product.duration(clock)) }.max() ?? 0
    }

    /// The same in a twentieth of a second or two products, whichever is longer; nil where the clock stands still.
    static func glance(threads: Int, clock: some Clock<Duration>) -> Double? {
        let product = LargeProduct(side: 512, threads: threads)
        var durations: [Duration] = []
        while durations.count < 2 || durations.reduce(.zero, +) < .milliseconds(50) {
            let duration = product.duration(clock)
            // Waiting for a clock that stands still would take for ever.
            guard duration > .zero else { return nil }
            durations.append(duration)
        }
        return durations.min().flatMap(product.rate)
    }
}

/// A product of two square matrices that are much larger than a cache.
private struct LargeProduct {
    private let workers: Workers
    private let buffers: [Buffer]
    private let side: Int

    init(side: Int, threads: Int) {
        let workers = Workers(count: threads)
        self.workers = workers
        self.side = side
        buffers = (0..<3).map { _ in workers.memory.buffer(count: side * side) }
        for buffer in buffers { buffer.fill(0.5) }
    }

    /// How long it takes, once.
    func duration(_ clock: some Clock<Duration>) -> Duration {
        let matrices = buffers.map { Matrix($0.scalars, rows: side, columns: side) }
        return clock.measure { workers.product(matrices[0], matrices[1], into: matrices[2]) }
    }

    /// Billions of operations per second; nil where it took no time.
    func rate(_ duration: Duration) -> Double? {
        guard duration > .zero else { return nil }
        return 2 * Double(side * side * side) / (duration / .seconds(1)) / 1e9
    }
}
