import Artifacts
import Foundation
import Testing

@Suite("The pace of an execution")
struct PaceTests {
    private let pace = Pace(
        unit: "steps", completed: [0, 2, 4], seconds: [0, 1, 4], median: 1, longest: 2, slowest: 3, samples: 80,
        operations: 1_000, threads: 2, peak: 500)

    @Test("tells rates and the share of the peak, where it is known and the clock moved")
    func rates() {
        #expect(pace.duration == 4 && pace.count == 4)
        #expect(pace.samplesPerSecond == 20 && pace.operationsPerSecond == 250 && pace.shareOfPeak == 0.5)
        let still = Pace(
            unit: "steps", completed: [0], seconds: [0], median: 0, longest: 0, slowest: 0, samples: 1, operations: 1,
            threads: 1, peak: nil)
        #expect(still.samplesPerSecond == nil && still.shareOfPeak == nil)
    }

    @Test("is told in evenly spaced stretches, each from where the one before ends")
    func stretches() {
        let all = pace.stretches(atMost: 20)
        #expect(all.map(\.first) == [0, 2] && all.map(\.end) == [2, 4] && all.map(\.timeOfOne) == [0.5, 1.5])
        #expect(all.map(\.samplesPerSecond) == [40, 20 / 1.5])
        #expect(pace.stretches(atMost: 1).map(\.timeOfOne) == [1])
    }

    @Test("stands in the manifest, and a manifest without one is still read")
    func manifest() throws {
        let recipe = KeyRecipe(kind: "idle", parameters: [:], inputs: [], code: "c", surroundings: [:])
        func manifest(_ pace: Pace?) -> Manifest {
            Manifest(
                of: Idle.self, recipe: recipe, outputs: [], started: Date(timeIntervalSince1970: 0), seconds: 1,
                ranOn: [:],
                pace: pace)
        }
        let read = try JSONDecoder().decode(Manifest.self, from: manifest(pace).encoded())
        #expect(read.pace == pace)
        let older = try manifest(nil).encoded()
        #expect(!String(decoding: older, as: UTF8.self).contains("pace"))
        #expect(try JSONDecoder().decode(Manifest.self, from: older).pace == nil)
    }
}

@Suite("Even moments")
struct EvenMomentsTests {
    @Test("are all steps where there are few, else as many as allowed, with the first and the last", arguments: 0...450)
    func moments(stepCount: Int) {
        let moments = EvenMoments(of: stepCount, atMost: 100)
        let steps = moments.steps
        #expect(steps.count == min(stepCount, 100) && Set(steps).count == steps.count)
        #expect(steps.first == (stepCount > 0 ? 0 : nil) && steps.last == (stepCount > 0 ? stepCount - 1 : nil))
        #expect((-1...stepCount).filter(moments.contains) == steps)
        let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
        #expect((gaps.max() ?? 0) - (gaps.min() ?? 0) <= 1)
    }
}

private enum Idle: StageKind {
    typealias Parameters = NoParameters

    static let declaration = StageDeclaration(name: "idle", summary: "Idles.", outputs: [])

    static func run(_ context: StageContext, _ parameters: Parameters) throws {}
}
