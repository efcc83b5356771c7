extension Workers {
    /// Computes some rows of a gradient in a worker's scratch memory.
    ///
    /// - Parameters:
    ///   - rows: Which rows.
    ///   - columnCount: The number of columns.
    ///   - gradients: What is summed up, in this order.
    ///   - dense: What is already there of these rows.
    ///   - worker: Who does it.
    ///   - body: Is given the rows, which lie close together.
    public func withGradient(
        of rows: Range<Int>, columns columnCount: Int, _ gradients: [any RowwiseGradient],
        dense: UnsafePointer<Float>?, worker: Int, _ body: (UnsafePointer<Float>) -> Void
    ) {
        let count = rows.count * columnCount
        let result = scratch(
            of: worker, count: count + GradientRows.scratchCount(rows: rows.count, columns: columnCount))
        let sums = GradientRows(rows, columnCount: columnCount, scratch: result + count)
        for gradient in gradients { gradient.add(to: sums) }
        sums.write(to: result)
        if let dense { sums.add(dense: dense, to: result) }
        body(result)
    }
}
