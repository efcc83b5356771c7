import Datasets
import Tensors
import Testing

@Suite("Signals")
struct SignalsTests {
    @Test("Angles are NumPy's in every bit", arguments: SignalReferences.examples.indices)
    func matchesAngles(index: Int) {
        let example = SignalReferences.examples[index]
        #expect(example.segment.times.map(\.bitPattern) == example.times)
    }

    @Test("Sines and cosines are NumPy's within 2^-24", arguments: SignalReferences.examples.indices)
    func matchesFunctions(index: Int) {
        let example = SignalReferences.examples[index]
        for (ours, theirs) in zip(example.segment.sines + example.segment.cosines, example.sines + example.cosines) {
            #expect(abs(ours - Float(bitPattern: theirs)) <= 0x1p-24)
        }
    }

    @Test("Sines are those of the rounded angle, not of the exact one")
    func usesRoundedAngles() {
        let first = Signals.regression()[99]
        #expect(first.times[0] == 311.01767)
        #expect(abs(first.sines[0] - 3.0277e-06) < 1e-9)
    }

    @Test("The segments of rnn-regression have 10 points and leave out their end")
    func regressionSegments() {
        let segments = Signals.regression()
        #expect(segments.count == 100)
        #expect(segments.allSatisfy { $0.count == 10 })
        for (segment, next) in zip(segments, segments.dropFirst()) { #expect(segment.times[9] < next.times[0]) }
    }

    @Test("A dynamic segment has 10 points for each pi and begins where the one before stopped")
    func dynamicSegments() {
        let segments = Signals.dynamic(lengths: [1, 3, 2])
        #expect(segments.map(\.count) == [10, 30, 20])
        #expect(segments[0].times[0] == 0)
        #expect(segments[1].times[0] == segments[0].times[9])
        #expect(segments[2].times[0] == segments[1].times[29])
        #expect(segments[2].times[19] == Float(6 * Double.pi))
    }

    @Test("Lengths are drawn from 1, 2 and 3, the same for the same seed")
    func drawsLengths() {
        func lengths(_ seed: UInt64, _ count: Int = 60) -> [Int] {
            var generator = RandomGenerator(seed: seed, stream: "lengths")
            return Signals.lengths(segmentCount: count, using: &generator)
        }
        #expect(lengths(1).count == 60)
        #expect(lengths(1) == lengths(1))
        #expect(lengths(1) != lengths(2))
        let many = lengths(3, 3000)
        for length in 1...3 { #expect((900...1100).contains(many.count { $0 == length })) }
        #expect(many.allSatisfy { (1...3).contains($0) })
    }

    @Test("The static variant is 60 segments of 10 points that share their ends")
    func uniformSegments() {
        let segments = Signals.uniform()
        #expect(segments.count == 60)
        #expect(segments.allSatisfy { $0.count == 10 })
        #expect(segments[1].times[0] == Float(Double.pi))
        #expect(segments[59].times[9] == Float(60 * Double.pi))
    }

    @Test("The pair of curves has 100 points from 0 to 2 pi")
    func pairOfCurves() {
        let pair = Signals.pair()
        #expect([pair.times.count, pair.sines.count, pair.cosines.count] == [100, 100, 100])
        #expect(pair.times[99] == Float(2 * Double.pi))
        #expect(pair.times[1].bitPattern == 0x3D81_FABC)
        #expect(pair.times[50].bitPattern == 0x404B_17C6)
        #expect(pair.times[98].bitPattern == 0x40C7_07F0)
    }
}
