/// An answer that is worth a closer look, and why.
public struct TellingAnswer: Sendable, Equatable {
    /// Why an answer was chosen.
    public enum Reason: Sendable, Equatable {
        /// The first right one.
        case firstRight
        /// The right one of the lowest probability.
        case leastSureRight
        /// The wrong one of the highest probability.
        case surestMistake
        /// One more, of the lowest probability.
        case leastSure
    }

    /// The answer.
    public let answer: Answer
    /// Why it was chosen.
    public let reason: Reason
}

extension [Answer] {
    /// Three answers that are worth a closer look, or fewer where there are fewer: the first right one, the least sure right
    /// one and the surest mistake; where one of them is missing, the least sure of the rest.
    ///
    /// Each is of another class than those before, if there is any such; no index is chosen twice.
    public var telling: [TellingAnswer] {
        var chosen: [TellingAnswer] = []
        func choose(_ reason: TellingAnswer.Reason, _ candidates: [Answer]) {
            let rest = candidates.filter { candidate in !chosen.contains { $0.answer.index == candidate.index } }
            let others = rest.filter { candidate in !chosen.contains { $0.answer.label == candidate.label } }
            guard let answer = others.first ?? rest.first else { return }
            chosen.append(TellingAnswer(answer: answer, reason: reason))
        }
        let leastSureFirst = sorted {
            $0.probability == $1.probability ? $0.index < $1.index : $0.probability < $1.probability
        }
        choose(.firstRight, filter(\.isRight))
        choose(.leastSureRight, leastSureFirst.filter(\.isRight))
        choose(.surestMistake, surestMistakes(count))
        for _ in chosen.count..<3 { choose(.leastSure, leastSureFirst) }
        return chosen
    }
}
