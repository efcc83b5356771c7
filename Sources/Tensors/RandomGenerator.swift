#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A counter-based source of random bits: the same seed and stream give the same numbers on every machine.
///
/// Its whole state is two keys and a counter, so a checkpoint can hold it and a stream can be told apart by name.
///
/// - Source: Salmon, Moraes, Dror, Shaw: "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011; Philox4x32-10.
public struct RandomGenerator: RandomNumberGenerator, Sendable, Equatable {
    private var key: SIMD2<UInt32>
    private var counter: UInt64
    private let stream: UInt64
    private var block: SIMD4<UInt32> = .zero
    private var used = 4

    /// Makes the generator of one stream of a seed.
    ///
    /// - Parameters:
    ///   - seed: What the user chose.
    ///   - stream: What the numbers are for; different names give independent numbers ("weights", "shuffle").
    public init(seed: UInt64, stream: String) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        counter = 0
        self.stream = Self.hash(stream)
    }

    /// How many words were drawn: together with seed and stream the whole state.
    public var drawnWordCount: UInt64 { counter * 4 - UInt64(4 - used) }

    /// Goes on as after so many words of the same seed and stream.
    public mutating func move(toWord count: UInt64) {
        let (blocks, rest) = count.quotientAndRemainder(dividingBy: 4)
        counter = blocks
        used = 4
        for _ in 0..<rest { _ = nextWord() }
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        UInt64(nextWord()) | UInt64(nextWord()) << 32
    }

    /// The next 32 random bits.
    public mutating func nextWord() -> UInt32 {
        if used == 4 {
            block = Self.philox(counter: counter, stream: stream, key: key)
            counter &+= 1
            used = 0
        }
        defer { used += 1 }
        return block[used]
    }

    /// A number from the uniform distribution over [`low`, `high`), of 24 random bits.
    public mutating func uniform(from low: Float, to high: Float) -> Float {
        low + (high - low) * (Float(nextWord() >> 8) * 0x1p-24)
    }

    /// A number from the standard normal distribution.
    ///
    /// - Source: Box, Muller: "A Note on the Generation of Random Normal Deviates", 1958; the cosine of each pair.
    public mutating func normal() -> Float {
        let radius = (-2 * log(1 - Double(nextWord()) * 0x1p-32)).squareRoot()
        return Float(radius * cos(2 * .pi * Double(nextWord()) * 0x1p-32))
    }

    /// An integer from 0 to `bound` - 1, every one equally likely.
    ///
    /// - Precondition: `bound` is positive.
    /// - Source: Lemire: "Fast Random Integer Generation in an Interval", ACM TOMACS 2019, algorithm 5.
    public mutating func integer(below bound: UInt32) -> UInt32 {
        precondition(bound > 0, "there is no integer below 0 to draw")
        var product = UInt64(nextWord()) * UInt64(bound)
        if UInt32(truncatingIfNeeded: product) < bound {
            let threshold = (0 &- bound) % bound
            while UInt32(truncatingIfNeeded: product) < threshold {
                product = UInt64(nextWord()) * UInt64(bound)
            }
        }
        return UInt32(truncatingIfNeeded: product >> 32)
    }

    /// The numbers 0 to `count` - 1 in random order, every order equally likely (Fisher and Yates).
    public mutating func permutation(of count: Int) -> [Int32] {
        var order = (0..<Int32(count)).map { $0 }
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, Int(integer(below: UInt32(last + 1))))
        }
        return order
    }

    private static func philox(counter: UInt64, stream: UInt64, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
        var x = SIMD4(
            UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32),
            UInt32(truncatingIfNeeded: stream), UInt32(truncatingIfNeeded: stream >> 32))
        var roundKey = key
        for _ in 0..<10 {
            let left = UInt64(0xD251_1F53) * UInt64(x[0])
            let right = UInt64(0xCD9E_8D57) * UInt64(x[2])
            x = SIMD4(
                UInt32(truncatingIfNeeded: right >> 32) ^ x[1] ^ roundKey[0], UInt32(truncatingIfNeeded: right),
                UInt32(truncatingIfNeeded: left >> 32) ^ x[3] ^ roundKey[1], UInt32(truncatingIfNeeded: left))
            roundKey &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
        }
        return x
    }

    /// FNV-1a of the name's UTF-8: stable across runs, unlike `Hasher`.
    private static func hash(_ name: String) -> UInt64 {
        name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
