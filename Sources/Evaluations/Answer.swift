/// What a classifier answered to one example.
public struct Answer: Sendable, Equatable {
    /// The number of the example.
    public let index: Int
    /// Its true class.
    public let label: Int
    /// The class whose probability is greatest.
    public let prediction: Int
    /// The probability of the prediction, from 0 to 1.
    public let probability: Double

    /// Whether the prediction is the true class.
    public var isRight: Bool { prediction == label }

    /// Records an answer; a probability that is no number counts as 0.
    public init(index: Int, label: Int, prediction: Int, probability: Double) {
        self.index = index
        self.label = label
        self.prediction = prediction
        self.probability = probability.isFinite ? probability : 0
    }
}

extension [Answer] {
    /// Takes the answers that logits stand for.
    ///
    /// - Parameters:
    ///   - logits: The logits of each example, one after the other.
    ///   - predictions: The predicted class of each.
    ///   - labels: The true class of each.
    /// - Precondition: there is a prediction for each label, and an equal number of logits for each.
    public init(logits: [Float], predictions: [Int], labels: [UInt8]) {
        precondition(predictions.count == labels.count, "\(predictions.count) predictions for \(labels.count) labels")
        let classCount = logits.count / Swift.max(1, labels.count)
        precondition(classCount * labels.count == logits.count, "\(logits.count) logits for \(labels.count) labels")
        self = labels.indices.map { index in
            let shares = probabilities(ofLogits: logits[index * classCount..<(index + 1) * classCount])
            return Answer(
                index: index, label: Int(labels[index]), prediction: predictions[index],
                probability: shares[predictions[index]])
        }
    }

    /// The mistakes that were made with the greatest probability, the surest first; of equals the earlier example.
    public func surestMistakes(_ count: Int) -> [Answer] {
        let mistakes = filter { !$0.isRight }.sorted {
            $0.probability == $1.probability ? $0.index < $1.index : $0.probability > $1.probability
        }
        return Array(mistakes.prefix(count))
    }
}
