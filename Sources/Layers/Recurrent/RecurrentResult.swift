public import Autograd

/// What a recurrent layer makes of a batch of sequences.
public struct RecurrentResult<State> {
    /// The states of all levels and directions after the last time step.
    public let state: State
    let sequences: TiledSequences
    let layout: SequenceLayout

    /// The last level's hidden state after each time step, in the input's layout; two directions lie beside each other.
    ///
    /// It is arranged anew each time it is asked for.
    public var output: Variable { sequences.sequences(layout) }

    /// The last level's hidden state after the last time step alone: `output[:, -1]` in PyTorch's words.
    ///
    /// - Shapes: `[batch, direction * hidden]`.
    public var lastStep: Variable { sequences.step(sequences.timeCount - 1) }
}
