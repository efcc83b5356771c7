import Foundation

/// How a network did that followed a signal while it learned.
///
/// - Units: all errors are mean squared errors.
public struct SignalEvaluation: Sendable, Equatable, Codable {
    /// The number of steps over which ``finalLoss`` is taken.
    public static let finalStepCount = 10

    /// The loss of each training step, before its update.
    public let losses: [Float]
    /// The error of the trained network, whose weights no longer change, on the same signal.
    public let trainedError: Double
    /// Ways to compute the same thing that the texts name, and how far their results are apart.
    public let equivalences: [Equivalence]

    /// Sums up a training.
    public init(losses: [Float], trainedError: Double, equivalences: [Equivalence]) {
        self.losses = losses
        self.trainedError = trainedError
        self.equivalences = equivalences
    }

    /// The mean loss of the last ten steps: one step alone says more about its segment than about the training.
    public var finalLoss: Double {
        let last = losses.suffix(Self.finalStepCount)
        return last.isEmpty ? 0 : last.reduce(0) { $0 + Double($1) } / Double(last.count)
    }
}

/// Two ways to compute the same thing, and how far apart their results are.
public struct Equivalence: Sendable, Equatable, Codable {
    /// What was computed in two ways.
    public let name: String
    /// The largest absolute difference between two numbers of the results.
    public let largestDifference: Double

    /// The comparison in words: "a GRU and a loop over a GRUCell: equal within 3e-08".
    public var sentence: String {
        "\(name): equal " + (largestDifference == 0 ? "in every bit" : String(format: "within %.0e", largestDifference))
    }

    /// Records a comparison.
    public init(_ name: String, largestDifference: Float) {
        self.name = name
        self.largestDifference = Double(largestDifference)
    }
}
