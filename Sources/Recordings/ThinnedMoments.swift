/// A few of the steps of a training whose length need not be known, evenly spaced, the first among them.
///
/// Every step is a moment until there are too many; then every second one is given up, and steps become moments half as
/// often. So the moments of the first steps do not depend on how many follow.
public struct ThinnedMoments: Sendable, Equatable {
    /// How many steps lie between two moments.
    private var interval: Int
    private let largestCount: Int

    /// Makes a rule.
    ///
    /// - Parameters:
    ///   - largestCount: How many moments are kept at most.
    ///   - interval: How many steps lie between two at first.
    /// - Precondition: Both are positive.
    public init(atMost largestCount: Int, interval: Int = 1) {
        precondition(largestCount > 0 && interval > 0, "\(largestCount) moments, one in \(interval) steps, are no rule")
        self.largestCount = largestCount
        self.interval = interval
    }

    /// Whether a step is a moment, as things stand.
    public func contains(_ step: Int) -> Bool { step.isMultiple(of: interval) }

    /// Goes on from the moments that another training had kept by the same rule.
    ///
    /// - Parameter steps: The moments, in order.
    public mutating func resume(after steps: [Int]) {
        if steps.count > 1 { interval = steps[1] - steps[0] }
    }

    /// Makes room for one moment more.
    ///
    /// - Parameter count: How many are kept.
    /// - Returns: Whether the rule changed: only those that it still contains are to be kept.
    public mutating func makeRoom(beside count: Int) -> Bool {
        guard count >= largestCount else { return false }
        interval *= 2
        return true
    }
}
