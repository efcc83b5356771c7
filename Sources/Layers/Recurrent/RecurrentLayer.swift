public import Autograd

/// A whole recurrent layer: RNN, LSTM or GRU, of one or more levels, in one or two directions.
public protocol RecurrentLayer: Module {
    /// What it carries from one time step to the next.
    associatedtype State

    /// The sizes and options.
    var configuration: RecurrentConfiguration { get }

    /// Runs over all time steps, from the given state or from zeros.
    func callAsFunction(_ input: Variable, state: State?) -> RecurrentResult<State>

    /// What the last level holds after each time step, computed cell by cell: slower, but with the gates.
    ///
    /// - Precondition: the layer runs in one direction.
    func traced(_ input: Variable, state: State?) -> RecurrentTrace
}

extension RecurrentLayer {
    /// The last level's hidden state after the last time step, from a state of zeros.
    ///
    /// - Shapes: `[batch, direction * hidden]`.
    public func lastStep(of input: Variable) -> Variable {
        self(input, state: nil).lastStep
    }

    /// What the last level holds after each time step, from a state of zeros.
    ///
    /// - Precondition: the layer runs in one direction.
    public func traced(_ input: Variable) -> RecurrentTrace {
        traced(input, state: nil)
    }
}
