/// What tells one kind of recurrent unit from another: how a step's sums become the next state.
///
/// Each row of a step's gates holds `storedCount` blocks of `hidden` numbers: first the sums, then the activations that
/// the derivative needs, then the cotangents of the sums.
protocol RecurrentGates {
    /// How many blocks are stored for each row.
    var storedCount: Int { get }

    /// The gates in groups whose sums lie together.
    var hiddenGroups: [GateGroup] { get }

    /// Turns sums into activations and the new state.
    func step(_ memory: RecurrentStepMemory, bias: UnsafePointer<Float>)

    /// Turns activations into cotangents of the sums, and adds what reaches the previous hidden state past the product.
    func stepDerivative(_ memory: RecurrentStepMemory, _ cotangents: RecurrentStepCotangents)
}

/// Some gates of the weights for the hidden state, and the first of the blocks that they add to.
///
/// The input's share of a gate is always the block of the gate's own number.
struct GateGroup {
    let gates: Range<Int>
    let firstBlock: Int

    /// The rows of the weights.
    func weightRows(hiddenSize: Int) -> Range<Int> {
        gates.lowerBound * hiddenSize..<gates.upperBound * hiddenSize
    }

    /// The columns of the stored gates.
    func columns(hiddenSize: Int) -> Range<Int> {
        firstBlock * hiddenSize..<(firstBlock + gates.count) * hiddenSize
    }
}

/// Where the numbers of one tile at one time step lie.
struct RecurrentStepMemory {
    var gates: UnsafeMutablePointer<Float>
    var previousHidden: UnsafeMutablePointer<Float>
    var hidden: UnsafeMutablePointer<Float>
    var cell: RecurrentCellMemory?
    var rowCount: Int
    var hiddenSize: Int
}

/// Where the cell states of one tile at one time step lie.
struct RecurrentCellMemory {
    var previous: UnsafeMutablePointer<Float>
    var current: UnsafeMutablePointer<Float>
    var squashed: UnsafeMutablePointer<Float>
}

/// Where the cotangents of one tile at one time step lie; the cell's is carried from later steps to earlier ones.
struct RecurrentStepCotangents {
    var hidden: UnsafeMutablePointer<Float>
    var previousHidden: UnsafeMutablePointer<Float>
    var cell: UnsafeMutablePointer<Float>?
}
