/// Memory for `capacity` single-precision numbers; whoever holds it must free it once.
///
/// - Note: `@unchecked` because a raw address is not known to be safe to pass between threads. It is here: a block is
///   plain memory and has one owner at a time, a buffer, a worker's scratch or a pool, and a pool changes owners under its
///   lock.
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

    /// The smallest block of a class.
    init(sizeClass: Int) {
        self.init(capacity: Self.capacity(ofClass: sizeClass))
    }

    /// The classes of size that a pool deals in: 64, then four to each power of two.
    static func sizeClass(of count: Int) -> Int {
        guard count > 64 else { return 0 }
        let power = Int.bitWidth - 1 - (count - 1).leadingZeroBitCount
        return (power - 6) * 4 + ((count - 1) >> (power - 2) & 3) + 1
    }

    /// How many elements a block of a class holds.
    static func capacity(ofClass sizeClass: Int) -> Int {
        guard sizeClass > 0 else { return 64 }
        let (power, quarter) = (sizeClass - 1).quotientAndRemainder(dividingBy: 4)
        return (5 + quarter) << (power + 4)
    }

    static let sizeClassCount = 4 * (Int.bitWidth - 6)
}
