/// A block of single-precision numbers in memory, aligned to 64 bytes.
///
/// Its elements are not set when it is made. A buffer that came from a ``BufferPool`` gives its memory back to it.
/// It has reference semantics and no bounds checks: it is what kernels work on, while `Tensor` is what people see.
public final class Buffer {
    /// The number of elements.
    public let count: Int
    /// The first element.
    public let scalars: UnsafeMutablePointer<Float>
    private let memory: MemoryBlock
    private let pool: BufferPool?

    /// Makes a buffer of its own memory.
    public convenience init(count: Int) {
        self.init(count: count, memory: MemoryBlock(capacity: count), pool: nil)
    }

    init(count: Int, memory: MemoryBlock, pool: BufferPool?) {
        self.count = count
        self.memory = memory
        self.pool = pool
        scalars = memory.address.assumingMemoryBound(to: Float.self)
    }

    deinit {
        if let pool { pool.takeBack(memory) } else { memory.free() }
    }

    /// Sets every element to `value`.
    public func fill(_ value: Float) {
        scalars.update(repeating: value, count: count)
    }

    /// Copies the elements of an array of the same size.
    public func copy(_ array: [Float]) {
        precondition(array.count == count, "a buffer of \(count) elements cannot take \(array.count)")
        array.withUnsafeBufferPointer { source in
            guard let first = source.baseAddress else { return }
            scalars.update(from: first, count: count)
        }
    }

    /// The elements as an array.
    public var array: [Float] {
        Array(UnsafeBufferPointer(start: scalars, count: count))
    }
}
