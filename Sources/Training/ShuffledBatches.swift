public import Tensors

/// One pass over a data set in random order: the indices of each batch; the last batch may be short.
public struct ShuffledBatches: Sequence, Sendable {
    /// The order of the whole pass.
    public let order: [Int32]
    private let size: Int

    /// Draws the order of a pass.
    ///
    /// - Parameters:
    ///   - count: The number of examples.
    ///   - size: The number of examples in a batch.
    ///   - generator: Where the order is drawn from.
    /// - Precondition: `size` is positive.
    public init(count: Int, size: Int, using generator: inout RandomGenerator) {
        self.init(order: generator.permutation(of: count), size: size)
    }

    /// Cuts a given order into batches.
    ///
    /// - Precondition: `size` is positive.
    public init(order: [Int32], size: Int) {
        precondition(size > 0, "a batch needs at least one example")
        self.order = order
        self.size = size
    }

    /// The number of batches.
    public var batchCount: Int { (order.count + size - 1) / size }

    /// A batch, counted from 0.
    ///
    /// - Precondition: There is one of this number.
    public subscript(batch: Int) -> ArraySlice<Int32> {
        precondition((0..<batchCount).contains(batch), "there is no batch \(batch) among \(batchCount)")
        return order[batch * size..<Swift.min((batch + 1) * size, order.count)]
    }

    /// The batches in order.
    public func makeIterator() -> some IteratorProtocol<ArraySlice<Int32>> {
        (0..<batchCount).lazy.map { self[$0] }.makeIterator()
    }
}
