/// Memory for `capacity` single-precision numbers; whoever holds it must free it once.
///
/// - Note: `@unchecked` because a raw address is not known to be safe to pass between threads. It is here: a block is
///   plain memory and has one owner at a time, a buffer or a pool, and a pool changes owners under its lock.
struct MemoryBlock: @unchecked Sendable {
    let address: UnsafeMutableRawPointer
    let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        address = .allocate(byteCount: max(1, capacity) * MemoryLayout<Float>.stride, alignment: 64)
    }

    func free() {
        address.deallocate()
    }

    /// The sizes that a pool deals in: four to each power of two, so that few kinds of block serve all requests.
    static func roundedCapacity(_ count: Int) -> Int {
        let step = max(64, (1 << (Int.bitWidth - max(count, 1).leadingZeroBitCount)) / 8)
        return (count + step - 1) / step * step
    }
}
