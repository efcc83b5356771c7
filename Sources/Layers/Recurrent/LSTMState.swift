public import Autograd

/// The state of an LSTM.
///
/// - Shapes: `[level * direction, batch, hidden]` for layers, `[batch, hidden]` for cells.
public struct LSTMState {
    /// The hidden state h.
    public var hidden: Variable
    /// The cell state c.
    public var cell: Variable

    /// Makes a state.
    public init(hidden: Variable, cell: Variable) {
        self.hidden = hidden
        self.cell = cell
    }

    /// The same state as constants of another tape, so that no gradient flows back into the steps before.
    public func detached(on tape: Tape) -> LSTMState {
        LSTMState(hidden: hidden.detached(on: tape), cell: cell.detached(on: tape))
    }
}
