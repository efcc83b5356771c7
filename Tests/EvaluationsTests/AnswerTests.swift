import Evaluations
import Testing

@Suite("The answers of a classifier")
struct AnswerTests {
    private func answer(_ index: Int, _ label: Int, _ prediction: Int, _ probability: Double) -> Answer {
        Answer(index: index, label: label, prediction: prediction, probability: probability)
    }

    @Test("follow from logits, row by row, each with the probability of its prediction")
    func logits() {
        let answers = [Answer](logits: [0, 0, 5, 0], predictions: [1, 0], labels: [1, 1])
        #expect(answers.map(\.probability)[0] == 0.5)
        #expect(answers.map(\.isRight) == [true, false])
        #expect(answers[1].probability > 0.99 && answers[1].index == 1)
        #expect([Answer](logits: [], predictions: [], labels: []).isEmpty)
    }

    @Test("count a probability that is no number as 0")
    func noNumber() {
        let answers = [Answer](logits: [.nan, 1, .infinity, .infinity], predictions: [0, 1], labels: [0, 0])
        #expect(answers.map(\.probability) == [0, 0])
    }

    @Test("have the surest mistakes first, the earlier of equals before the later")
    func mistakes() {
        let answers = [
            answer(0, 1, 1, 1), answer(1, 2, 3, 0.6), answer(2, 4, 5, 0.9), answer(3, 6, 7, 0.6), answer(4, 0, 1, 0.1),
        ]
        #expect(answers.surestMistakes(3).map(\.index) == [2, 1, 3])
        #expect(answers.surestMistakes(100).map(\.index) == [2, 1, 3, 4])
        #expect([answer(0, 1, 1, 1)].surestMistakes(3).isEmpty)
    }

    @Test(
        "that are worth a look are the first right one, the least sure right one and the surest mistake, no digit twice"
    )
    func telling() {
        let answers = [
            answer(0, 7, 1, 0.9), answer(1, 7, 7, 0.8), answer(2, 7, 7, 0.3), answer(3, 2, 2, 0.4),
            answer(4, 3, 4, 0.7), answer(5, 2, 1, 0.8),
        ]
        #expect(answers.telling.map(\.answer.index) == [1, 3, 4])
        #expect(answers.telling.map(\.reason) == [.firstRight, .leastSureRight, .surestMistake])
    }

    @Test("repeat a digit rather than be fewer, and are the least sure where there are no mistakes, or only those")
    func tellingOfFew() {
        let perfect = [answer(0, 7, 7, 0.9), answer(1, 7, 7, 0.8), answer(2, 7, 7, 0.7), answer(3, 7, 7, 0.75)]
        #expect(perfect.telling.map(\.answer.index) == [0, 2, 3])
        #expect(perfect.telling.map(\.reason) == [.firstRight, .leastSureRight, .leastSure])
        let hopeless = [answer(0, 7, 1, 0.9), answer(1, 2, 1, 0.8), answer(2, 3, 1, 0.7), answer(3, 4, 1, 0.6)]
        #expect(hopeless.telling.map(\.answer.index) == [0, 3, 2])
        #expect([answer(0, 7, 7, 0.9)].telling.map(\.reason) == [.firstRight])
        #expect([answer(0, 7, 1, 0.9), answer(1, 7, 7, 0.9)].telling.map(\.answer.index) == [1, 0])
        #expect([Answer]().telling.isEmpty)
        #expect([answer(0, 7, 7, 0.9), answer(0, 7, 7, 0.8)].telling.count == 1)
    }
}
