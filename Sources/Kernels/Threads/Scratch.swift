/// One worker's memory for what a piece of work needs while it runs; it grows, and is never given back before the end.
final class Scratch {
    private var memory: MemoryBlock?

    deinit {
        memory?.free()
    }

    /// At least `count` elements, not set; what was handed out before is no longer valid.
    func scalars(count: Int) -> UnsafeMutablePointer<Float> {
        if let memory, memory.capacity >= count { return memory.address.assumingMemoryBound(to: Float.self) }
        memory?.free()
        let grown = MemoryBlock(sizeClass: MemoryBlock.sizeClass(of: count))
        memory = grown
        return grown.address.assumingMemoryBound(to: Float.self)
    }
}
