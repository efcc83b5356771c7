import Kernels

/// What this machine can do at most, with the same kernels on all threads.
public enum MachinePeak {
    /// Billions of additions and multiplications per second in a large matrix product, the best of several.
    public static func measure(threads: Int, clock: some Clock<Duration>) -> Double {
        let workers = Workers(count: threads)
        let side = 768
        let buffers = (0..<3).map { _ in workers.memory.buffer(count: side * side) }
        for buffer in buffers { buffer.fill(0.5) }
        let matrices = buffers.map { Matrix($0.scalars, rows: side, columns: side) }
        let durations = (0..<20).map { _ in
            clock.measure { workers.product(matrices[0], matrices[1], into: matrices[2]) }
        }
        let operations = 2.0 * Double(side * side * side)
        return durations.map { operations / ($0 / .seconds(1)) / 1e9 }.max() ?? 0
    }
}
