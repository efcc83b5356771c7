public import Artifacts
public import Evaluations
import Foundation

extension SignalEvaluation {
    /// Adds the evaluation to a stage's log, and to its metrics.
    public func report(to context: StageContext) {
        context.monitor.metric("final loss", finalLoss, step: 0)
        context.monitor.metric("error of the trained network", trainedError, step: 0)
        context.print(String(format: "mean of the last %d losses: %.6f", Self.finalStepCount, finalLoss))
        context.print(String(format: "error of the trained network: %.6f", trainedError))
        for equivalence in equivalences { context.print(equivalence.sentence) }
    }
}
