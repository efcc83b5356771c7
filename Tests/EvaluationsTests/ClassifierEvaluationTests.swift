import Evaluations
import Testing

@Suite("An evaluation of a classifier")
struct ClassifierEvaluationTests {
    private let evaluation = ClassifierEvaluation(
        predictions: [0, 0, 1, 1, 1, 2], labels: [0, 1, 1, 1, 0, 0], classCount: 4)

    @Test("counts what was predicted (column) for what was true (row)")
    func confusion() {
        #expect(evaluation.confusion == [[1, 1, 1, 0], [1, 2, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
        #expect(evaluation.count == 6)
        #expect(evaluation.accuracy == 0.5)
    }

    @Test("gives precision, recall and F1 of each class, and none where they have no meaning")
    func scores() {
        let scores = evaluation.classScores
        #expect(scores[0].precision == 0.5)
        #expect(scores[0].recall == 1.0 / 3)
        #expect(scores[0].f1 == 0.4)
        #expect(scores[1].f1 == 2.0 / 3)
        #expect(scores[2].recall == nil && scores[2].precision == 0 && scores[2].f1 == 0)
        #expect(scores[3].recall == nil && scores[3].precision == nil && scores[3].f1 == nil)
    }

    @Test("names the commonest mistake, if there is one")
    func mistakes() {
        #expect(evaluation.commonestMistake?.count == 1)
        let perfect = ClassifierEvaluation(predictions: [1], labels: [1], classCount: 2)
        #expect(perfect.commonestMistake == nil)
        #expect(perfect.accuracy == 1)
    }

    @Test("of nothing has no accuracy to boast of")
    func empty() {
        #expect(ClassifierEvaluation(predictions: [], labels: [], classCount: 2).accuracy == 0)
    }

    @Test("turns logits into probabilities, also when they are huge")
    func softmax() {
        let equal = probabilities(ofLogits: [Float(1e30), 1e30])
        #expect(equal == [0.5, 0.5])
        let sure = probabilities(ofLogits: [Float(0), 1000])
        #expect(sure[1] == 1)
    }
}
