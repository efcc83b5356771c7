import Autograd
public import Datasets
import Evaluations
public import Kernels
import Layers
public import Models
public import Recordings
import Tensors

extension ReadingRecording {
    /// Lets a trained classifier read a few images once more, cell by cell, and answer after each step.
    ///
    /// - Precondition: `indices` names at least one image, and they exist.
    public init(of images: LabeledImages, _ indices: [Int], by network: DigitClassifier, workers: Workers) {
        let pictures = ByteTensor(images).selecting(indices.map { Int32($0) })
        let (trace, logits) = network.traced(pictures, on: .evaluation(workers: workers))
        let scores = logits.value.scalars
        let shares = stride(from: 0, to: scores.count, by: network.classCount).flatMap { start in
            Evaluations.probabilities(ofLogits: scores[start..<start + network.classCount]).map { Float($0) }
        }
        self.init(
            images: indices, probabilities: Tensor(shape: logits.shape, scalars: shares), hidden: trace.hidden.value,
            cell: trace.cell?.value, gates: trace.gates?.value)
    }
}
