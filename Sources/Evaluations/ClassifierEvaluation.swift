/// How a classifier did on labelled examples: counts of what was predicted for what was true.
public struct ClassifierEvaluation: Sendable, Equatable, Codable {
    /// What was found for one class.
    public struct ClassScores: Sendable, Equatable {
        /// Of the examples predicted to be of the class, the share that are; nil when none was.
        public let precision: Double?
        /// Of the examples of the class, the share that was predicted to be; nil when there is none.
        public let recall: Double?
        /// The harmonic mean of both; nil when it has no meaning.
        public let f1: Double?
        /// How many examples are of the class.
        public let count: Int
    }

    /// How often a class (row) was predicted to be a class (column).
    public let confusion: [[Int]]

    /// Counts predictions.
    ///
    /// - Parameters:
    ///   - predictions: The predicted class of each example.
    ///   - labels: Its true class.
    ///   - classCount: How many classes there are; predictions and labels are below.
    /// - Precondition: There are as many predictions as labels.
    public init(predictions: [UInt8], labels: [UInt8], classCount: Int) {
        precondition(predictions.count == labels.count, "\(predictions.count) predictions for \(labels.count) labels")
        var confusion = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
        for (prediction, label) in zip(predictions, labels) { confusion[Int(label)][Int(prediction)] += 1 }
        self.confusion = confusion
    }

    /// The number of examples.
    public var count: Int { confusion.joined().reduce(0, +) }

    /// The number of right predictions.
    public var correctCount: Int { confusion.indices.map { confusion[$0][$0] }.reduce(0, +) }

    /// The share of right predictions, from 0 to 1; 0 when there are no examples.
    public var accuracy: Double { count == 0 ? 0 : Double(correctCount) / Double(count) }

    /// Precision, recall and F1 of each class.
    public var classScores: [ClassScores] {
        confusion.indices.map { label in
            let right = Double(confusion[label][label])
            let actual = confusion[label].reduce(0, +)
            let predicted = confusion.map { $0[label] }.reduce(0, +)
            return ClassScores(
                precision: predicted == 0 ? nil : right / Double(predicted),
                recall: actual == 0 ? nil : right / Double(actual),
                f1: actual + predicted == 0 ? nil : 2 * right / Double(actual + predicted), count: actual)
        }
    }

    /// The pair of different classes that was mistaken most often; nil when nothing was mistaken.
    public var commonestMistake: (label: Int, prediction: Int, count: Int)? {
        var worst: (label: Int, prediction: Int, count: Int)?
        for label in confusion.indices {
            for prediction in confusion.indices where prediction != label {
                let count = confusion[label][prediction]
                if count > worst?.count ?? 0 { worst = (label, prediction, count) }
            }
        }
        return worst
    }
}
