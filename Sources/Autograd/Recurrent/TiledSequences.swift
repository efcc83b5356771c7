import Kernels

/// A batch of sequences as the recurrent kernels want it: in tiles of rows, each with all of its time steps together.
///
/// The last tile is filled up with rows of zeros, which nothing ever reads back.
///
/// - Shapes: `variable` is `[tile, time, row, feature]`.
public struct TiledSequences {
    let variable: Variable
    /// The number of sequences.
    public let batchSize: Int

    /// The number of time steps.
    public var timeCount: Int { variable.shape[1] }
    /// The number of features at each time step.
    public var featureCount: Int { variable.shape[3] }

    init(_ variable: Variable, batchSize: Int) {
        self.variable = variable
        self.batchSize = batchSize
    }

    /// Arranges sequences in tiles.
    public init(_ sequences: Variable, layout: SequenceLayout) {
        let (tape, x) = (sequences.tape, sequences.operand)
        precondition(x.shape.count == 3, "sequences have the dimensions batch, time and feature, not shape \(x.shape)")
        let arrangement = TileArrangement(x.shape, layout: layout)
        let result = tape.workers.memory.zeros(count: arrangement.tiledCount)
        arrangement.pack(x.buffer, into: result, on: tape.workers)
        batchSize = arrangement.batchSize
        variable = tape.result(arrangement.tiledShape, result, of: [x]) { cotangent, gradients in
            guard let target = gradients.target(x) else { return }
            arrangement.addUnpacked(cotangent, to: target, on: gradients.workers)
        }
    }

    /// Arranges one state for each sequence in tiles, as sequences of one time step.
    ///
    /// - Shapes: `state` is `[batch, feature]`.
    public init(state: Variable) {
        self.init(state.reshaped([1] + state.shape), layout: .timeFirst)
    }

    /// The sequences in an ordinary layout.
    public func sequences(_ layout: SequenceLayout) -> Variable {
        unpacked(layout.shape(batchSize: batchSize, timeCount: timeCount, features: featureCount), layout, firstTime: 0)
    }

    /// What stands at one time step.
    ///
    /// - Shapes: the result is `[batch, feature]`.
    public func step(_ time: Int) -> Variable {
        unpacked([1, batchSize, featureCount], .timeFirst, firstTime: time).reshaped([batchSize, featureCount])
    }

    /// The same sequences with another operation's result for each element.
    public func map(_ operation: (Variable) -> Variable) -> TiledSequences {
        TiledSequences(operation(variable), batchSize: batchSize)
    }

    /// The features of two batches of sequences beside each other.
    public func joined(with other: TiledSequences) -> TiledSequences {
        TiledSequences(concatenated([variable, other.variable], dimension: 3), batchSize: batchSize)
    }

    private func unpacked(_ shape: [Int], _ layout: SequenceLayout, firstTime: Int) -> Variable {
        let (tape, x) = (variable.tape, variable.operand)
        let arrangement = TileArrangement(shape, layout: layout, tiledTimeCount: timeCount, firstTime: firstTime)
        let result = tape.workers.memory.zeros(count: batchSize * arrangement.timeCount * featureCount)
        arrangement.addUnpacked(x.buffer, to: result, on: tape.workers)
        return tape.result(shape, result, of: [x]) { cotangent, gradients in
            guard let target = gradients.target(x) else { return }
            arrangement.addPacked(cotangent, to: target, on: gradients.workers)
        }
    }
}
