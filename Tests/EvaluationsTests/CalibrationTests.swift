import Evaluations
import Foundation
import Testing

@Suite("The calibration of a classifier")
struct CalibrationTests {
    private func answers(_ probability: Double, right: Int, of count: Int) -> [Answer] {
        (0..<count).map { Answer(index: $0, label: 0, prediction: $0 < right ? 0 : 1, probability: probability) }
    }

    @Test("sorts answers into bins of equal width, the bounds upward, 1 into the last")
    func bins() {
        let calibration = Calibration([0, 0.1, 0.19, 0.5, 0.999, 1].flatMap { answers($0, right: 1, of: 1) })
        #expect(calibration.bins.map(\.count) == [1, 2, 0, 0, 0, 1, 0, 0, 0, 2])
        #expect(calibration.bins[1].lower == 0.1 && calibration.bins[1].upper == 0.2)
        #expect(abs(calibration.bins[1].confidence - 0.145) < 1e-12)
        #expect(calibration.bins[2].accuracy == 0 && calibration.bins[2].interval == nil)
    }

    @Test("has an expected error of 0 when as many are right as promised")
    func perfect() {
        let calibration = Calibration(answers(0.75, right: 3, of: 4) + answers(0.25, right: 1, of: 4))
        #expect(calibration.expectedError == 0)
        #expect(calibration.confidence == 0.5 && calibration.accuracy == 0.5)
    }

    @Test("weighs the gap of each bin by its answers, whatever its sign")
    func expectedError() {
        let calibration = Calibration(answers(0.9, right: 3, of: 6) + answers(0.4, right: 2, of: 2))
        #expect(abs(calibration.expectedError - (6 * 0.4 + 2 * 0.6) / 8) < 1e-12)
    }

    @Test("of one answer or none is a number that can be written down")
    func few() throws {
        #expect(Calibration([]).expectedError == 0)
        let one = Calibration(answers(1, right: 1, of: 1))
        #expect(one.expectedError == 0)
        #expect(try JSONDecoder().decode(Calibration.self, from: JSONEncoder().encode(one)) == one)
    }

    @Test("has confidence intervals, Wilson's: wide for few answers and inside 0 to 1")
    func interval() throws {
        let half = try #require(Calibration(answers(0.55, right: 5, of: 10)).bins[5].interval)
        #expect(abs(half.lowerBound - 0.2366) < 1e-4 && abs(half.upperBound - 0.7634) < 1e-4)
        let single = try #require(Calibration(answers(0.55, right: 1, of: 1)).bins[5].interval)
        #expect(abs(single.lowerBound - 0.2065) < 1e-4 && single.upperBound == 1)
    }
}
