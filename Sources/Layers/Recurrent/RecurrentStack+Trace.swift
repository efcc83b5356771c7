import Autograd
import Kernels

extension RecurrentStack {
    /// Runs a cell of each level over all time steps, and keeps what the last level held.
    ///
    /// - Shapes: the states are `[level, batch, hidden]`.
    func traced(_ input: Variable, hidden: Variable?, cell: Variable?) -> RecurrentTrace {
        precondition(!configuration.isBidirectional, "a layer of two directions is not traced")
        let time = configuration.isBatchFirst ? 1 : 0
        var inputs = (0..<input.shape[time]).map { input.selected(dimension: time, $0) }
        var steps: [TracedStep] = []
        for level in weights.indices {
            let initial = hidden.map {
                TracedStep(
                    hidden: $0.selected(dimension: 0, level), cell: cell?.selected(dimension: 0, level), gates: [])
            }
            steps = trace(of: inputs, from: initial, by: RecurrentUnit(weights[level]))
            inputs = steps.map(\.hidden)
        }
        let (cells, gates) = (steps.compactMap(\.cell), steps.filter { !$0.gates.isEmpty }.map(\.stackedGates))
        return RecurrentTrace(
            hidden: stacked(inputs, dimension: 1), cell: cells.isEmpty ? nil : stacked(cells, dimension: 1),
            gates: gates.isEmpty ? nil : stacked(gates, dimension: 1))
    }

    /// What a cell of this layer's kind makes of one input after the other.
    private func trace(of inputs: [Variable], from initial: TracedStep?, by unit: RecurrentUnit) -> [TracedStep] {
        var last = initial
        return inputs.map { input in
            let next = step(from: last, with: input, by: unit)
            last = next
            return next
        }
    }

    private func step(from last: TracedStep?, with input: Variable, by unit: RecurrentUnit) -> TracedStep {
        let state = last.map { HiddenState(hidden: $0.hidden) }
        switch cell {
        case .tanh, .relu:
            let cell = RNNCell(unit, nonlinearity: cell == .relu ? .relu : .tanh)
            return TracedStep(hidden: cell(input, state: state).hidden, cell: nil, gates: [])
        case .gru:
            let next = GRUCell(unit).gated(input, state: state)
            return TracedStep(hidden: next.state.hidden, cell: nil, gates: next.gates.all)
        case .lstm:
            let state = last.flatMap { last in last.cell.map { LSTMState(hidden: last.hidden, cell: $0) } }
            let next = LSTMCell(unit).gated(input, state: state)
            return TracedStep(hidden: next.state.hidden, cell: next.state.cell, gates: next.gates.all)
        }
    }
}

/// What a cell holds after one time step.
private struct TracedStep {
    let hidden: Variable
    let cell: Variable?
    let gates: [Variable]

    /// - Shapes: `[batch, gate, hidden]`.
    var stackedGates: Variable { stacked(gates, dimension: 1) }
}
