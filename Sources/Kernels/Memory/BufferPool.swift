import Synchronization

/// Memory that is used again: a training step finds the blocks that the step before it gave back.
public final class BufferPool: Sendable {
    /// Free blocks by their class of size.
    private let blocks = Mutex<[[MemoryBlock]]>(Array(repeating: [], count: MemoryBlock.sizeClassCount))

    /// Makes an empty pool.
    public init() {}

    deinit {
        blocks.withLock { blocks in
            for block in blocks.joined() { block.free() }
        }
    }

    /// A buffer whose elements are not set.
    public func buffer(count: Int) -> Buffer {
        let sizeClass = MemoryBlock.sizeClass(of: count)
        let known = blocks.withLock { $0[sizeClass].popLast() }
        return Buffer(count: count, memory: known ?? MemoryBlock(sizeClass: sizeClass), pool: self)
    }

    /// A buffer of zeros.
    public func zeros(count: Int) -> Buffer {
        let buffer = buffer(count: count)
        buffer.fill(0)
        return buffer
    }

    func takeBack(_ block: MemoryBlock) {
        blocks.withLock { $0[MemoryBlock.sizeClass(of: block.capacity)].append(block) }
    }
}
