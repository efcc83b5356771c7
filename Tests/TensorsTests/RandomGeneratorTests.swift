import Tensors
import Testing

@Suite("Random generator")
struct RandomGeneratorTests {
    @Test("The same seed and stream give the same numbers, another of either gives others")
    func isReproducible() {
        func words(_ seed: UInt64, _ stream: String) -> [UInt32] {
            var random = RandomGenerator(seed: seed, stream: stream)
            return (0..<9).map { _ in random.nextWord() }
        }
        #expect(words(5, "weights") == words(5, "weights"))
        #expect(words(5, "weights") != words(6, "weights"))
        #expect(words(5, "weights") != words(5, "shuffle"))
    }

    @Test("Uniform numbers fill their range and stay below its end")
    func uniformNumbersFillRange() {
        var random = RandomGenerator(seed: 1, stream: "uniform")
        let numbers = (0..<20_000).map { _ in random.uniform(from: -2, to: 3) }
        #expect(numbers.allSatisfy { -2 <= $0 && $0 < 3 })
        #expect(abs(numbers.reduce(0, +) / 20_000 - 0.5) < 0.05)
        #expect((numbers.min() ?? 0) < -1.99 && (numbers.max() ?? 0) > 2.99)
    }

    @Test("Normal numbers have mean 0, variance 1 and the right tails")
    func normalNumbersHaveMoments() {
        var random = RandomGenerator(seed: 1, stream: "normal")
        let numbers = (0..<40_000).map { _ in Double(random.normal()) }
        let mean = numbers.reduce(0, +) / 40_000
        let variance = numbers.reduce(0) { $0 + $1 * $1 } / 40_000
        #expect(abs(mean) < 0.02 && abs(variance - 1) < 0.03)
        #expect(abs(Double(numbers.filter { abs($0) > 2 }.count) / 40_000 - 0.0455) < 0.005)
    }

    @Test("A permutation holds every number once, and integers stay below their bound")
    func permutationHoldsAll() {
        var random = RandomGenerator(seed: 1, stream: "order")
        let order = random.permutation(of: 1_000)
        #expect(order.sorted() == (0..<1_000).map { Int32($0) })
        #expect(order != order.sorted())
        #expect((0..<1_000).allSatisfy { _ in random.integer(below: 7) < 7 })
    }
}
