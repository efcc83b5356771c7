/// The gradient of a matrix (or of a bias, a matrix of one column), which is computed when somebody takes it, some rows
/// at a time: an optimizer can use a piece while it is still in the cache.
///
/// What it is computed from must not change until then.
public protocol RowwiseGradient {
    /// Roughly how many arithmetic operations all rows take.
    var operations: Int { get }
    /// How many of them are additions and multiplications of a matrix product, exactly.
    var productOperations: Int { get }

    /// Adds this gradient's share to some rows.
    func add(to rows: GradientRows)
}

/// The gradient of a dense layer's weight `[output, input]`: transposed cotangents times inputs.
public struct DenseWeightGradient: RowwiseGradient {
    private let cotangents: Buffer
    private let inputs: Buffer
    private let outputCount: Int
    private let inputCount: Int

    /// Keeps what the gradient is computed from.
    ///
    /// - Parameters:
    ///   - cotangents: Of the layer's outputs, `[sample, output]`.
    ///   - inputs: `[sample, input]`.
    ///   - outputCount: The number of outputs.
    ///   - inputCount: The number of inputs.
    public init(cotangents: Buffer, inputs: Buffer, outputCount: Int, inputCount: Int) {
        self.cotangents = cotangents
        self.inputs = inputs
        self.outputCount = outputCount
        self.inputCount = inputCount
    }

    /// Two for each element of the weight and each sample.
    public var operations: Int { 2 * cotangents.count * inputCount }

    /// All of them.
    public var productOperations: Int { operations }

    /// Adds the product.
    public func add(to rows: GradientRows) {
        rows.add(
            cotangents.rows(of: outputCount), of: 0..<outputCount, times: inputs.rows(of: inputCount))
    }
}

/// The gradient of a dense layer's bias `[output]`: the sum of the cotangents over the samples.
public struct DenseBiasGradient: RowwiseGradient {
    private let cotangents: Buffer
    private let outputCount: Int

    /// Keeps the cotangents of the layer's outputs, `[sample, output]`.
    public init(cotangents: Buffer, outputCount: Int) {
        self.cotangents = cotangents
        self.outputCount = outputCount
    }

    /// One for each cotangent.
    public var operations: Int { cotangents.count }

    /// There is no product.
    public var productOperations: Int { 0 }

    /// Adds the sums.
    public func add(to rows: GradientRows) {
        rows.addSums(of: cotangents.rows(of: outputCount), of: 0..<outputCount)
    }
}
