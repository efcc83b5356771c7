import Recordings
import Testing

@Suite("Thinned moments")
struct ThinnedMomentsTests {
    private func chosen(of stepCount: Int, atMost largest: Int, interval: Int = 1) -> [Int] {
        var moments = ThinnedMoments(atMost: largest, interval: interval)
        var kept: [Int] = []
        for step in 0..<stepCount where moments.contains(step) {
            if moments.makeRoom(beside: kept.count) { kept.removeAll { !moments.contains($0) } }
            if moments.contains(step) { kept.append(step) }
        }
        return kept
    }

    @Test("are evenly spaced from the first step on, never too many, and half of that at least")
    func even() {
        for stepCount in 1...400 {
            let steps = chosen(of: stepCount, atMost: 10)
            #expect(steps.count <= 10 && steps.count >= min(stepCount, 5), "\(stepCount)")
            #expect(steps.first == 0 && Set(zip(steps, steps.dropFirst()).map { $1 - $0 }).count <= 1, "\(stepCount)")
        }
    }

    @Test("begin with a greater interval where that is wanted")
    func sparse() {
        #expect(chosen(of: 20, atMost: 10, interval: 4) == [0, 4, 8, 12, 16])
        #expect(chosen(of: 41, atMost: 10, interval: 4) == [0, 8, 16, 24, 32, 40])
    }
}
