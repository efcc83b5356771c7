import Autograd
import Kernels
import Tensors
import Testing

/// Cross-entropy on logits, also on very large ones.
func checkCrossEntropy(_ file: VectorFile) throws {
    let tape = Tape(workers: Workers(count: 1))
    let logits = tape.variable(try file.tensor("logits"))
    let loss = crossEntropy(logits, labels: try file.integers("target"))
    expectClose(loss.value, try file.tensor("loss"), within: 1e-5, "loss")
    expectClose(tape.gradients(of: loss)[logits], try file.tensor("grad.logits"), within: 1e-5, "grad.logits")
}

/// The mean squared error.
func checkMeanSquaredError(_ file: VectorFile) throws {
    let tape = Tape(workers: Workers(count: 1))
    let prediction = tape.variable(try file.tensor("prediction"))
    let loss = meanSquaredError(prediction, tape.constant(try file.tensor("target")))
    let gradient = tape.gradients(of: loss)[prediction]
    expectClose(loss.value, try file.tensor("loss"), within: 1e-5, "loss")
    expectClose(gradient, try file.tensor("grad.prediction"), within: 1e-5, "grad.prediction")
}
