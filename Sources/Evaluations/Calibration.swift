/// Whether a classifier's probabilities mean what they say: of the answers given with a probability of 0.8, eight in ten
/// should be right.
///
/// - Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", 2017.
public struct Calibration: Sendable, Equatable, Codable {
    /// The answers whose probability lies in one range.
    public struct Bin: Sendable, Equatable, Codable {
        /// The lowest probability that belongs here.
        public let lower: Double
        /// The probability from which on answers belong to the next bin; 1 belongs to the last.
        public let upper: Double
        /// The number of answers.
        public let count: Int
        /// How many of them are right.
        public let rightCount: Int
        /// The mean of their probabilities; 0 when there are none.
        public let confidence: Double

        /// The share of right answers; 0 when there are none.
        public var accuracy: Double { count == 0 ? 0 : Double(rightCount) / Double(count) }

        /// The 95% confidence interval of the share of right answers: intervals made this way contain the true share in about
        /// 95 of 100 samples; nil when there are no answers.
        public var interval: ClosedRange<Double>? { wilsonInterval(of: rightCount, among: count) }
    }

    /// The ranges from 0 to 1, of equal width.
    public let bins: [Bin]

    /// Sorts answers by their probability.
    ///
    /// - Precondition: `binCount` is positive.
    public init(_ answers: [Answer], binCount: Int = 10) {
        precondition(binCount > 0, "answers are sorted into at least one bin")
        var sorted = Array(repeating: [Answer](), count: binCount)
        for answer in answers {
            sorted[min(max(Int(answer.probability * Double(binCount)), 0), binCount - 1)].append(answer)
        }
        bins = sorted.enumerated().map { number, answers in
            Bin(
                lower: Double(number) / Double(binCount), upper: Double(number + 1) / Double(binCount),
                count: answers.count, rightCount: answers.count(where: \.isRight),
                confidence: answers.isEmpty ? 0 : answers.map(\.probability).reduce(0, +) / Double(answers.count))
        }
    }

    /// The number of answers.
    public var count: Int { bins.map(\.count).reduce(0, +) }

    /// The mean probability of all answers; 0 when there are none.
    public var confidence: Double { mean { $0.confidence } }

    /// The share of right answers; 0 when there are none.
    public var accuracy: Double { mean { $0.accuracy } }

    /// How far mean probability and share of right answers are apart in a bin, averaged over all answers, from 0 to 1.
    public var expectedError: Double { mean { abs($0.accuracy - $0.confidence) } }

    private func mean(_ value: (Bin) -> Double) -> Double {
        count == 0 ? 0 : bins.map { Double($0.count) * value($0) }.reduce(0, +) / Double(count)
    }
}

/// The 95% confidence interval of a share of which so many in so many were counted; nil when none were.
///
/// - Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927.
func wilsonInterval(of successCount: Int, among count: Int) -> ClosedRange<Double>? {
    guard count > 0 else { return nil }
    let (share, number, z) = (Double(successCount) / Double(count), Double(count), 1.96)
    let scale = 1 + z * z / number
    let middle = (share + z * z / (2 * number)) / scale
    let reach = z * (share * (1 - share) / number + z * z / (4 * number * number)).squareRoot() / scale
    return max(0, middle - reach)...min(1, middle + reach)
}
