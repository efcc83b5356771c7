/// Products of matrices, cut by rows and by panels of columns of the result; the cut does not change an element's sum.
extension Workers {
    /// `result` [rows, outputs] = `input` [rows, inputs] times `weight` [inputs, outputs].
    ///
    /// - Parameters:
    ///   - input: The left factor.
    ///   - weight: The right factor, which may be a transposed view.
    ///   - bias: What is added to each row.
    ///   - result: What is written.
    ///   - adding: Whether the product is added to what `result` holds; then there is no bias.
    public func product(
        _ input: Matrix, _ weight: Matrix, bias: Buffer? = nil, into result: Matrix, adding: Bool = false
    ) {
        let (height, width) = (Self.partHeight, PackedMatrix.panelWidth)
        let panelCount = (result.columnCount + width - 1) / width
        let partCount = (result.rowCount + height - 1) / height * panelCount
        let operations = 2 * input.rowCount * weight.rowCount * weight.columnCount
        count(productOperations: operations)
        forEach(partCount, operations: operations) { part, worker in
            let (block, panel) = part.quotientAndRemainder(dividingBy: panelCount)
            let rows = block * height..<min((block + 1) * height, result.rowCount)
            let columns = panel * width..<min((panel + 1) * width, result.columnCount)
            let memory = scratch(of: worker, count: PackedMatrix.scalarCount(rows: weight.rowCount, columns: width))
            let packed = PackedMatrix(weight.columns(columns), into: memory)
            let target = result.rows(rows).columns(columns)
            if adding {
                target.add(productOf: input.rows(rows), packed)
            } else {
                target.set(
                    toProductOf: input.rows(rows), packed,
                    bias: bias.map { UnsafePointer($0.scalars + columns.lowerBound) })
            }
        }
    }

    /// So many rows that packing a panel is a small part of the work.
    private static let partHeight = 128
}
