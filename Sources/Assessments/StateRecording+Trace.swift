import Autograd
public import Layers
public import Recordings
import Tensors

extension StateRecording {
    /// Keeps what a layer held while it read one sequence.
    ///
    /// - Precondition: the trace is of one sequence.
    public init(_ trace: RecurrentTrace) {
        let shape = Array(trace.hidden.shape.dropFirst())
        self.init(
            hidden: Tensor(shape: shape, scalars: trace.hidden.value.scalars),
            cell: trace.cell.map { Tensor(shape: shape, scalars: $0.value.scalars) })
    }
}
