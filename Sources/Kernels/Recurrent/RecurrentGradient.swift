extension RecurrentPass {
    /// The gradients of the weights, after ``addCotangents(to:hidden:finalCell:)``.
    public var gradients: RecurrentWeights<any RowwiseGradient> {
        RecurrentWeights(
            input: RecurrentGradient(pass: self, factor: .input),
            hidden: RecurrentGradient(pass: self, factor: .hidden),
            inputBias: RecurrentGradient(pass: self, factor: .inputBias),
            hiddenBias: RecurrentGradient(pass: self, factor: .hiddenBias))
    }
}

/// The gradient of one of a recurrent level's weights: the cotangents of the sums at all time steps, transposed, times
/// what the weight was multiplied by, tile after tile.
private struct RecurrentGradient: RowwiseGradient {
    enum Factor { case input, hidden, inputBias, hiddenBias }

    let pass: RecurrentPass
    let factor: Factor

    private var shape: RecurrentShape { pass.shape }

    var operations: Int {
        let columns =
            switch factor {
            case .input: shape.inputSize
            case .hidden: shape.hiddenSize
            case .inputBias, .hiddenBias: 1
            }
        return 2 * shape.tiles.rowCount * shape.weightRowCount * columns
    }

    var productOperations: Int {
        switch factor {
        case .input: shape.inputOperations
        case .hidden:
            shape.hiddenOperations(
                weightRows: shape.weightRowCount, withoutFirstStep: pass.initialHidden == nil)
        case .inputBias, .hiddenBias: 0
        }
    }

    func add(to rows: GradientRows) {
        let size = shape.hiddenSize
        for tile in 0..<shape.tiles.count {
            let gates = pass.gateMatrix(shape.tiles.rows(of: tile))
            switch factor {
            case .input:
                rows.add(
                    gates.columns(0..<shape.weightRowCount), of: 0..<shape.weightRowCount,
                    times: pass.input.rows(of: shape.inputSize).rows(shape.tiles.rows(of: tile)))
            case .inputBias:
                rows.addSums(of: gates.columns(0..<shape.weightRowCount), of: 0..<shape.weightRowCount)
            case .hidden:
                for group in pass.groups {
                    addHidden(group, gates.columns(group.columns(hiddenSize: size)), tile: tile, to: rows)
                }
            case .hiddenBias:
                for group in pass.groups {
                    rows.addSums(
                        of: gates.columns(group.columns(hiddenSize: size)), of: group.weightRows(hiddenSize: size))
                }
            }
        }
    }

    /// A step's sums meet the hidden state of the step before; the first step's, the state that was given.
    private func addHidden(_ group: GateGroup, _ cotangents: Matrix, tile: Int, to rows: GradientRows) {
        let size = shape.hiddenSize
        let range = group.weightRows(hiddenSize: size)
        let sequences = shape.tiles.sequences(of: tile)
        let height = sequences.count
        let rowCount = shape.timeCount * height
        let (first, later, earlier) =
            shape.isReversed
            ? (rowCount - height..<rowCount, 0..<rowCount - height, height..<rowCount)
            : (0..<height, height..<rowCount, 0..<rowCount - height)
        if let initial = pass.initialHidden {
            rows.add(cotangents.rows(first), of: range, times: initial.rows(of: size).rows(sequences))
        }
        let states = pass.hidden.rows(of: size).rows(shape.tiles.rows(of: tile))
        rows.add(cotangents.rows(later), of: range, times: states.rows(earlier))
    }
}
