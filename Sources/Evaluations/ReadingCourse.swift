/// How a classifier's answer changes while it reads: the class of the greatest probability after each step.
public struct ReadingCourse: Sendable, Equatable {
    /// Steps that follow one another with the same answer.
    public struct Stretch: Sendable, Equatable {
        /// The class.
        public let prediction: Int
        /// The first of the steps, from 0 on.
        public let firstStep: Int

        /// Records a stretch.
        public init(prediction: Int, firstStep: Int) {
            self.prediction = prediction
            self.firstStep = firstStep
        }
    }

    /// The stretches, from the first step to the last.
    public let stretches: [Stretch]

    /// Follows the probabilities of each class [step][class]; of equal ones the first class counts.
    public init(_ probabilities: [[Double]]) {
        var stretches: [Stretch] = []
        for (step, shares) in probabilities.enumerated() {
            let best = shares.indices.reduce(0) { shares[$1] > shares[$0] ? $1 : $0 }
            if stretches.last?.prediction != best { stretches.append(.init(prediction: best, firstStep: step)) }
        }
        self.stretches = stretches
    }

    /// The step from which on the answer stays what it is in the end.
    public var settlingStep: Int { stretches.last?.firstStep ?? 0 }
}
