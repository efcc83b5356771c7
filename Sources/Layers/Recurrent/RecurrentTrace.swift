public import Autograd

/// What the last level of a recurrent layer holds after each time step.
public struct RecurrentTrace {
    /// The hidden state h.
    ///
    /// - Shapes: `[batch, time, hidden]`, whatever the layer's order is.
    public let hidden: Variable
    /// The cell state c of an LSTM; nil for other layers.
    ///
    /// - Shapes: `[batch, time, hidden]`.
    public let cell: Variable?
    /// What the gates let through, in PyTorch's order: i, f, g, o of an LSTM, r, z, n of a GRU; nil for a plain network.
    ///
    /// - Shapes: `[batch, time, gate, hidden]`.
    public let gates: Variable?
}
