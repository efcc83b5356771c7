import Synchronization

/// Memory that is used again: a training step finds the blocks that the step before it gave back.
public final class BufferPool: Sendable {
    private let blocks = Mutex<[Int: [MemoryBlock]]>([:])

    /// Makes an empty pool.
    public init() {}

    deinit {
        blocks.withLock { blocks in
            for block in blocks.values.joined() { block.free() }
        }
    }

    /// A buffer whose elements are not set.
    public func buffer(count: Int) -> Buffer {
        let capacity = MemoryBlock.roundedCapacity(count)
        let known = blocks.withLock { $0[capacity]?.popLast() }
        return Buffer(count: count, memory: known ?? MemoryBlock(capacity: capacity), pool: self)
    }

    /// A buffer of zeros.
    public func zeros(count: Int) -> Buffer {
        let buffer = buffer(count: count)
        buffer.fill(0)
        return buffer
    }

    func takeBack(_ block: MemoryBlock) {
        blocks.withLock { $0[block.capacity, default: []].append(block) }
    }
}
