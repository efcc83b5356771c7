import Kernels
import Testing

@Suite("Buffers")
struct BufferTests {
    @Test("A pool hands out the memory that it got back")
    func poolReusesMemory() {
        let pool = BufferPool()
        let first = pool.buffer(count: 1_000).scalars
        let second = pool.buffer(count: 990).scalars
        #expect(first == second)
    }

    @Test("Two buffers at one time share no memory, and all are aligned to 64 bytes")
    func buffersAreApart() {
        let pool = BufferPool()
        let buffers = [1, 15, 100, 100, 5_000].map { pool.zeros(count: $0) }
        for (index, buffer) in buffers.enumerated() { buffer.fill(Float(index)) }
        #expect(buffers.indices.allSatisfy { index in buffers[index].array.allSatisfy { $0 == Float(index) } })
        #expect(buffers.allSatisfy { UInt(bitPattern: $0.scalars) % 64 == 0 })
    }

    @Test("Sums are those of double precision, in any length")
    func sumsAreExact() {
        for count in [0, 1, 31, 32, 33, 1_000] {
            let buffer = Buffer(count: count)
            buffer.copy((0..<count).map { Float($0) * 0.25 })
            #expect(buffer.sum == Double(count * (count - 1)) / 8)
            #expect(buffer.sumOfSquares == (0..<count).reduce(0.0) { $0 + Double($1 * $1) / 16 })
        }
    }
}
