import Evaluations
import Testing

@Suite("The course of a reading")
struct ReadingCourseTests {
    @Test("joins steps of the same answer, and settles where the last of them begin")
    func stretches() {
        let course = ReadingCourse([[0.6, 0.4], [0.9, 0.1], [0.2, 0.8], [0.7, 0.3], [0.6, 0.4]])
        #expect(
            course.stretches == [
                .init(prediction: 0, firstStep: 0), .init(prediction: 1, firstStep: 2),
                .init(prediction: 0, firstStep: 3),
            ])
        #expect(course.settlingStep == 3)
    }

    @Test("that never changes settles at once; of equal probabilities the first counts, and NaN does not")
    func constant() {
        #expect(ReadingCourse([[0.5, 0.5], [0.5, 0.5]]).stretches == [.init(prediction: 0, firstStep: 0)])
        #expect(ReadingCourse([[0.1, .nan, 0.2]]).stretches == [.init(prediction: 2, firstStep: 0)])
        #expect(ReadingCourse([]).settlingStep == 0)
    }
}

@Suite("A correlation")
struct CorrelationTests {
    @Test("is 1 or -1 for lists that rise together or against each other, and nothing for a constant one")
    func extremes() throws {
        #expect(abs(try #require(correlation([1, 2, 3], [10, 20, 30])) - 1) < 1e-12)
        #expect(abs(try #require(correlation([1, 2, 3], [3, 2, 1])) + 1) < 1e-12)
        #expect(correlation([1, 1, 1], [1, 2, 3]) == nil && correlation([], []) == nil)
        #expect(abs(try #require(correlation([1, 2, 3, 4], [1, 3, 2, 4])) - 0.8) < 1e-12)
    }
}
