public import Kernels
import Tensors

/// A batch of sequences as the recurrent kernels want it: in tiles of rows, each with all of its time steps together.
///
/// - Shapes: `variable` is `[row, feature]`, its rows in the order of `tiles`.
public struct TiledSequences {
    let variable: Variable
    /// Where the rows lie.
    public let tiles: SequenceTiles

    /// The number of sequences.
    public var batchSize: Int { tiles.batchSize }
    /// The number of time steps.
    public var timeCount: Int { tiles.timeCount }
    /// The number of features at each time step.
    public var featureCount: Int { variable.shape[1] }

    init(_ variable: Variable, tiles: SequenceTiles) {
        self.variable = variable
        self.tiles = tiles
    }

    /// Arranges sequences in tiles.
    public init(_ sequences: Variable, layout: SequenceLayout) {
        let (tape, x) = (sequences.tape, sequences.operand)
        precondition(x.shape.count == 3, "sequences have the dimensions batch, time and feature, not shape \(x.shape)")
        let (batchSize, timeCount) =
            layout == .batchFirst ? (x.shape[0], x.shape[1]) : (x.shape[1], x.shape[0])
        let tiles = SequenceTiles(batchSize: batchSize, timeCount: timeCount)
        let shape = [tiles.rowCount, x.shape[2]]
        let arrangement = TileArrangement(tiles, times: 0..<timeCount, featureCount: shape[1], layout: layout)
        self.tiles = tiles
        if arrangement.isTrivial {
            variable = sequences.reshaped(shape)
            return
        }
        let result = tape.workers.memory.buffer(count: x.count)
        arrangement.pack(x.buffer, into: result, on: tape.workers)
        variable = tape.result(shape, result, of: [x]) { cotangent, gradients in
            guard let target = gradients.target(x) else { return }
            arrangement.addUnpacked(cotangent, to: target, on: gradients.workers)
        }
    }

    /// The sequences in an ordinary layout.
    public func sequences(_ layout: SequenceLayout) -> Variable {
        unpacked(
            layout.shape(batchSize: batchSize, timeCount: timeCount, features: featureCount), layout,
            times: 0..<timeCount)
    }

    /// What stands at one time step.
    ///
    /// - Shapes: the result is `[batch, feature]`.
    public func step(_ time: Int) -> Variable {
        unpacked([batchSize, featureCount], .timeFirst, times: time..<time + 1)
    }

    /// The same sequences with another operation's result for each element.
    public func map(_ operation: (Variable) -> Variable) -> TiledSequences {
        TiledSequences(operation(variable), tiles: tiles)
    }

    /// The features of two batches of sequences beside each other.
    public func joined(with other: TiledSequences) -> TiledSequences {
        TiledSequences(concatenated([variable, other.variable], dimension: 1), tiles: tiles)
    }

    private func unpacked(_ shape: [Int], _ layout: SequenceLayout, times: Range<Int>) -> Variable {
        let (tape, x) = (variable.tape, variable.operand)
        let arrangement = TileArrangement(tiles, times: times, featureCount: featureCount, layout: layout)
        if arrangement.isTrivial { return variable.reshaped(shape) }
        let result = tape.workers.memory.buffer(count: shape.elementCount)
        arrangement.unpack(x.buffer, into: result, on: tape.workers)
        return tape.result(shape, result, of: [x]) { cotangent, gradients in
            guard let target = gradients.target(x) else { return }
            arrangement.addPacked(cotangent, to: target, on: gradients.workers)
        }
    }
}
