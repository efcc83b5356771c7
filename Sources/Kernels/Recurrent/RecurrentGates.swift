/// What tells one kind of recurrent unit from another: how a step's sums are formed and become the next state.
///
/// Each row of a step's gates holds `storedCount` blocks of `hidden` numbers: first the sums, then the activations that
/// the derivative needs, then the cotangents of the sums.
protocol RecurrentGates {
    /// How many blocks are stored for each row.
    var storedCount: Int { get }

    /// The block that gate `gate` of the weights for the hidden state adds to; for the input it is `gate` itself.
    func hiddenBlock(ofGate gate: Int) -> Int

    /// Adds to `gates` the product of the previous hidden state and the transposed weights.
    func addRecurrentProduct(_ previousHidden: Matrix, _ transposedWeight: Matrix, to gates: Matrix)

    /// Turns sums into activations and the new state.
    func step(_ memory: RecurrentStepMemory, bias: UnsafePointer<Float>)

    /// Turns activations into cotangents of the sums, and adds what reaches the previous hidden state past the product.
    func stepDerivative(_ memory: RecurrentStepMemory, _ cotangents: RecurrentStepCotangents)

    /// Adds the product of the sums' cotangents and the weights to the previous hidden state's cotangent.
    func addRecurrentCotangent(_ gates: Matrix, _ weight: Matrix, to previousHidden: Matrix)
}

/// Where the numbers of one tile at one time step lie.
struct RecurrentStepMemory {
    var gates: UnsafeMutablePointer<Float>
    var previousHidden: UnsafeMutablePointer<Float>
    var hidden: UnsafeMutablePointer<Float>
    var cell: RecurrentCellMemory?
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
