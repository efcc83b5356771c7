import Kernels

/// What this machine can do at most, with the same kernels on all threads.
public enum MachinePeak {
    /// Billions of additions and multiplications per second in a large matrix product, the best of several.
    public static func measure(threads: Int, clock: some Clock<Duration>) -> Double {
        let product = LargeProduct(side: 768, threads: threads)
        return (0..<20).map { _ in product.rate(clock) }.max() ?? 0
    }

    /// The same in a twentieth of a second or two products, whichever is longer.
    static func glance(threads: Int, clock: some Clock<Duration>) -> Double {
        let product = LargeProduct(side: 512, threads: threads)
        var best = product.rate(clock)
        var spent = Duration.zero
        repeat {
            var rate = 0.0
            spent += clock.measure { rate = product.rate(clock) }
            best = max(best, rate)
        } while spent < .milliseconds(40)
        return best
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

    /// Billions of operations per second, once.
    func rate(_ clock: some Clock<Duration>) -> Double {
        let matrices = buffers.map { Matrix($0.scalars, rows: side, columns: side) }
        let duration = clock.measure { workers.product(matrices[0], matrices[1], into: matrices[2]) }
        return 2 * Double(side * side * side) / (duration / .seconds(1)) / 1e9
    }
}
