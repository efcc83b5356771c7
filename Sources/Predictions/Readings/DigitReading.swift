/// What a network reads in a picture of a digit.
public struct DigitReading: Equatable, Sendable {
    /// How probable each digit is, 0 to 9; together they are 1.
    public let probabilities: [Double]

    /// A reading with a probability for each digit.
    ///
    /// - Precondition: There is at least one.
    public init(probabilities: [Double]) {
        precondition(!probabilities.isEmpty)
        self.probabilities = probabilities
    }

    /// The most probable digit.
    public var digit: Int { ranking[0] }

    /// The probability of the most probable digit.
    public var probability: Double { probabilities[digit] }

    /// All digits, the most probable first.
    public var ranking: [Int] {
        probabilities.indices.sorted { (-probabilities[$0], $0) < (-probabilities[$1], $1) }
    }
}
