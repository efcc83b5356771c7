public import Artifacts
public import Tensors

/// What a recurrent network held after each step of the last segments of a signal that it read.
public struct StateRecording: Sendable, Equatable {
    /// The hidden state.
    ///
    /// - Shapes: `[time, unit]`.
    public let hidden: Tensor
    /// The cell state of an LSTM; nil for other networks.
    ///
    /// - Shapes: `[time, unit]`.
    public let cell: Tensor?

    /// The greatest number of segments that a recording is about: those that are drawn.
    public static let largestSegmentCount = 10

    /// Records states.
    public init(hidden: Tensor, cell: Tensor? = nil) {
        self.hidden = hidden
        self.cell = cell
    }

    /// The number of steps.
    public var stepCount: Int { hidden.shape[0] }

    /// The hidden state after each step: a list of units for each.
    public var hiddenUnits: [[Float]] { hidden.rows }

    /// The cell state after each step: a list of units for each; nil where there is none.
    public var cellUnits: [[Float]]? { cell?.rows }

    /// The recording as a file: `hidden` and, where there is one, `cell`.
    public var file: SafetensorsWriter {
        var writer = SafetensorsWriter()
        writer.add(hidden, named: "hidden")
        if let cell { writer.add(cell, named: "cell") }
        return writer
    }

    /// Takes the recording from a file.
    ///
    /// - Throws: `SafetensorsError` when an array is missing or does not fit the other.
    public init(_ file: SafetensorsFile) throws {
        hidden = try file.tensor("hidden")
        // Without units nothing in the file would bear out how many times there are.
        guard hidden.shape.count == 2, hidden.shape[1] > 0 else {
            throw SafetensorsError(file.path, "hidden", "times and units", "shape \(hidden.shape)")
        }
        cell = try file.tensor("cell", ifAny: hidden.shape)
    }
}

extension SafetensorsFile {
    /// A tensor that need not be there.
    ///
    /// - Throws: `SafetensorsError` when it has another shape.
    func tensor(_ name: String, ifAny shape: [Int]) throws -> Tensor? {
        guard names.contains(name) else { return nil }
        let tensor = try self.tensor(name)
        guard tensor.shape == shape else { throw SafetensorsError(path, name, "the shape \(shape)", "\(tensor.shape)") }
        return tensor
    }
}

extension Tensor {
    /// The rows of a matrix.
    var rows: [[Float]] { (0..<shape[0]).map { Array(scalars[$0 * shape[1]..<($0 + 1) * shape[1]]) } }
}
