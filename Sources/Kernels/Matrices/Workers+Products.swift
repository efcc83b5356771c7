/// Products of matrices, cut by rows and by panels of columns of the result; the cut does not change an element's sum.
extension Workers {
    /// `result` [rows, outputs] = `input` [rows, inputs] times `weight` [inputs, outputs], plus the bias of each output.
    ///
    /// - Parameters:
    ///   - input: The left factor.
    ///   - weight: The right factor, which may be a transposed view.
    ///   - bias: What every row begins with; zeros if nil.
    ///   - result: What is written.
    public func setProduct(_ input: Matrix, _ weight: Matrix, bias: Buffer? = nil, to result: Matrix) {
        forEachPart(of: result, input, weight) { target, input, weight, firstColumn in
            if let bias {
                target.setRows(to: bias.scalars + firstColumn)
                target.add(productOf: input, weight)
            } else {
                target.set(toProductOf: input, weight)
            }
        }
    }

    /// `result` [rows, outputs] += `input` [rows, inputs] times `weight` [inputs, outputs].
    public func addProduct(_ input: Matrix, _ weight: Matrix, to result: Matrix) {
        forEachPart(of: result, input, weight) { target, input, weight, _ in
            target.add(productOf: input, weight)
        }
    }

    private func forEachPart(
        of result: Matrix, _ input: Matrix, _ weight: Matrix,
        _ body: (_ target: Matrix, _ input: Matrix, _ weight: PackedMatrix, _ firstColumn: Int) -> Void
    ) {
        let (height, width) = (Self.partHeight, PackedMatrix.panelWidth)
        let panelCount = (result.columnCount + width - 1) / width
        let partCount = (result.rowCount + height - 1) / height * panelCount
        let operations = 2 * input.rowCount * weight.rowCount * weight.columnCount
        forEach(partCount, operations: operations) { part, worker in
            let (block, panel) = part.quotientAndRemainder(dividingBy: panelCount)
            let rows = block * height..<min((block + 1) * height, result.rowCount)
            let columns = panel * width..<min((panel + 1) * width, result.columnCount)
            let memory = scratch(of: worker, count: PackedMatrix.scalarCount(rows: weight.rowCount, columns: width))
            body(
                result.rows(rows).columns(columns), input.rows(rows),
                PackedMatrix(weight.columns(columns), into: memory),
                columns.lowerBound)
        }
    }

    /// So many rows that packing a panel is a small part of the work.
    private static let partHeight = 128
}
