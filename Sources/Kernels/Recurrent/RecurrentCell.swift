/// The kinds of recurrent unit, with PyTorch's equations and order of gates.
public enum RecurrentCell: Sendable, Equatable, CaseIterable {
    /// h = tanh(W x + b + U h + b'), Elman's network.
    case tanh
    /// h = relu(W x + b + U h + b').
    case relu
    /// Gates in the order input, forget, cell, output.
    case lstm
    /// Gates in the order reset, update, new; the reset gate acts after the product with the hidden state.
    case gru

    /// How many rows of the weights belong to one hidden unit.
    public var gateCount: Int {
        switch self {
        case .tanh, .relu: 1
        case .lstm: 4
        case .gru: 3
        }
    }

    /// Whether a cell state stands beside the hidden state.
    public var hasCellState: Bool { self == .lstm }

    var gates: any RecurrentGates {
        switch self {
        case .tanh: SimpleGates(activation: .tanh)
        case .relu: SimpleGates(activation: .relu)
        case .lstm: LSTMGates()
        case .gru: GRUGates()
        }
    }
}
