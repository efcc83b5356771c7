/// A few of many steps, evenly spaced, the first and the last among them; all steps where there are few.
public struct EvenMoments: Sendable, Equatable {
    /// How many steps there are.
    public let stepCount: Int
    /// How many of them are moments.
    public let count: Int

    /// Chooses at most `largestCount` of `stepCount` steps.
    ///
    /// - Precondition: `largestCount` is at least 2.
    public init(of stepCount: Int, atMost largestCount: Int) {
        precondition(largestCount >= 2, "the first and the last step are two moments")
        self.stepCount = max(0, stepCount)
        count = min(self.stepCount, largestCount)
    }

    /// The chosen steps, counted from 0, in order.
    public var steps: [Int] { (0..<count).map(step) }

    /// Whether a step is among them.
    public func contains(_ step: Int) -> Bool {
        guard (0..<stepCount).contains(step) else { return false }
        guard stepCount > count else { return true }
        let span = stepCount - 1
        return self.step((step * (count - 1) + span - 1) / span) == step
    }

    private func step(_ moment: Int) -> Int {
        count < 2 ? 0 : moment * (stepCount - 1) / (count - 1)
    }
}
