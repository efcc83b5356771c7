public import Autograd

/// The state of an RNN or a GRU.
///
/// - Shapes: `[level * direction, batch, hidden]` for layers, `[batch, hidden]` for cells.
public struct HiddenState {
    /// The hidden state h.
    public var hidden: Variable

    /// Makes a state.
    public init(hidden: Variable) {
        self.hidden = hidden
    }

    /// The same state as constants of another tape, so that no gradient flows back into the steps before.
    public func detached(on tape: Tape) -> HiddenState {
        HiddenState(hidden: hidden.detached(on: tape))
    }
}
