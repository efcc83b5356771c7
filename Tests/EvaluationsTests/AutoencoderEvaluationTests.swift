import Evaluations
import Testing

@Suite("An evaluation of an autoencoder")
struct AutoencoderEvaluationTests {
    @Test("averages errors over all images and over those of each class")
    func errors() {
        let found = AutoencoderEvaluation.SetError(errors: [1, 2, 6], labels: [0, 2, 2], classCount: 3)
        #expect(found.error == 3)
        #expect(found.count == 3)
        #expect(found.errorsByClass == [1, nil, 4])
    }

    @Test("counts the points whose nearest other point is of their class")
    func neighbours() {
        let points: [[Float]] = [[0, 0, 0], [0, 0, 1], [9, 9, 9], [9, 9, 8.5], [9, 9, 7]]
        #expect(neighbourAgreement(of: points, labels: [1, 1, 2, 2, 3]) == 0.8)
        #expect(neighbourAgreement(of: points, labels: [0, 1, 2, 3, 4]) == 0)
        #expect(neighbourAgreement(of: [[1, 2, 3]], labels: [0]) == 0)
    }
}
