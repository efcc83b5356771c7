public import Artifacts
public import Autograd
public import Layers
import Tensors

extension HiddenState {
    /// The state as a file: `hidden`.
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter()
        writer.add(hidden.value, named: "hidden")
        return writer
    }

    /// Takes the state of one sequence and one level from a file, for a network of `hiddenSize`.
    ///
    /// - Throws: `SafetensorsError` when it holds none, or that of a network of another size.
    public init(_ file: SafetensorsFile, of hiddenSize: Int, on tape: Tape) throws(SafetensorsError) {
        self.init(hidden: tape.constant(try file.state("hidden", of: hiddenSize)))
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

    /// Takes the state of one sequence and one level from a file, for a network of `hiddenSize`.
    ///
    /// - Throws: `SafetensorsError` when it holds none, or that of a network of another size.
    public init(_ file: SafetensorsFile, of hiddenSize: Int, on tape: Tape) throws(SafetensorsError) {
        self.init(
            hidden: tape.constant(try file.state("hidden", of: hiddenSize)),
            cell: tape.constant(try file.state("cell", of: hiddenSize)))
    }
}

extension SafetensorsFile {
    fileprivate func state(_ name: String, of hiddenSize: Int) throws(SafetensorsError) -> Tensor {
        let state = try tensor(name)
        guard state.shape == [1, 1, hiddenSize] else {
            throw SafetensorsError(path, name, "shape \([1, 1, hiddenSize])", "shape \(state.shape)")
        }
        return state
    }
}
