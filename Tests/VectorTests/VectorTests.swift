import Artifacts
import Foundation
import Testing

/// What PyTorch computed, case by case: every file of a folder is a case.
///
/// The folder is the one that UNROLL_VECTORS names, or else `Vectors` beside this file, whose README tells what the files
/// hold and how closely they must be met.
@Suite("Vectors of PyTorch")
struct VectorTests {
    @Test("The numbers are PyTorch's", arguments: VectorFile.names())
    func numbersArePyTorchs(name: String) throws {
        let file = try VectorFile(name)
        switch file.configuration.kind {
        case "rnn_tanh", "rnn_relu", "lstm", "gru": try checkRecurrentLayer(file)
        case "rnn_cell", "lstm_cell", "gru_cell": try checkCell(file)
        case "mlp": try checkMultilayerPerceptron(file)
        case "cross_entropy": try checkCrossEntropy(file)
        case "mse": try checkMeanSquaredError(file)
        case "optim": try checkOptimizer(file)
        case "clip_grad_norm": try checkClipping(file)
        case "train": try checkTraining(file)
        default: Issue.record("\(name) is of the kind '\(file.configuration.kind)', which no test knows")
        }
    }

    @Test("The folder holds vectors")
    func folderHoldsVectors() {
        #expect(!VectorFile.names().isEmpty, "no *.safetensors in \(VectorFile.folder.path)")
    }
}
