import Tensors
import Testing

@Suite("The position of a random generator")
struct RandomGeneratorPositionTests {
    @Test("is all that it takes to go on with the same numbers", arguments: 0..<9)
    func goesOn(drawn: Int) {
        var first = RandomGenerator(seed: 3, stream: "shuffle")
        for _ in 0..<drawn { _ = first.nextWord() }
        #expect(first.drawnWordCount == UInt64(drawn))
        var second = RandomGenerator(seed: 3, stream: "shuffle")
        _ = second.next()
        second.move(toWord: first.drawnWordCount)
        #expect((0..<10).map { _ in first.nextWord() } == (0..<10).map { _ in second.nextWord() })
    }
}
