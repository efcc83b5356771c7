public import Artifacts
public import Autograd
public import Layers

extension HiddenState {
    /// The state as a file: `hidden`.
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter()
        writer.add(hidden.value, named: "hidden")
        return writer
    }

    /// Takes a state from a file.
    ///
    /// - Throws: `SafetensorsError` when it holds none.
    public init(_ file: SafetensorsFile, on tape: Tape) throws(SafetensorsError) {
        self.init(hidden: tape.constant(try file.tensor("hidden")))
    }
}

extension LSTMState {
    /// The state as a file: `hidden` and `cell`.
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter()
        writer.add(hidden.value, named: "hidden")
        writer.add(cell.value, named: "cell")
        return writer
    }

    /// Takes a state from a file.
    ///
    /// - Throws: `SafetensorsError` when it holds none.
    public init(_ file: SafetensorsFile, on tape: Tape) throws(SafetensorsError) {
        self.init(hidden: tape.constant(try file.tensor("hidden")), cell: tape.constant(try file.tensor("cell")))
    }
}
