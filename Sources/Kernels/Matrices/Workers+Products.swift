extension Workers {
    /// `result` [rows, outputs] += `input` [rows, inputs] times `weight` [inputs, outputs], cut by rows.
    ///
    /// - Parameters:
    ///   - input: The left factor; rows lie close together, as do the result's.
    ///   - weight: The right factor, which may be a transposed view.
    ///   - result: What the product is added to.
    public func addProduct(_ input: Matrix, _ weight: Matrix, to result: Matrix) {
        let tileCount = RowTiles.count(for: input.rowCount)
        let operations = 2 * input.rowCount * weight.rowCount * weight.columnCount
        forEach(tileCount, operations: operations) { tile, _ in
            let first = tile * RowTiles.height
            let height = min(RowTiles.height, input.rowCount - first)
            let source = input.rows(first, count: height)
            let target = result.rows(first, count: height)
            if height == RowTiles.height {
                target.add(productOf: source, weight)
            } else {
                addShortProduct(source, weight, to: target)
            }
        }
    }

    /// `result` [outputs, inputs] += `left` transposed times `right`, for `left` [rows, outputs] and `right`
    /// [rows, inputs]: cut by rows of the result, so that no sum crosses threads.
    public func addTransposedProduct(_ left: Matrix, _ right: Matrix, to result: Matrix) {
        let operations = 2 * left.rowCount * left.columnCount * right.columnCount
        let tileHeight = 4 * RowTiles.height
        let tileCount = (result.rowCount + tileHeight - 1) / tileHeight
        forEach(tileCount, operations: operations) { tile, _ in
            let first = tile * tileHeight
            let height = min(tileHeight, result.rowCount - first)
            result.rows(first, count: height).add(productOf: left.transposed.rows(first, count: height), right)
        }
    }

    private func addShortProduct(_ source: Matrix, _ weight: Matrix, to target: Matrix) {
        let sourceCount = source.rowCount * source.columnCount
        let targetCount = target.rowCount * target.columnCount
        let paddedSource = memory.zeros(count: RowTiles.height * source.columnCount)
        let paddedTarget = memory.zeros(count: RowTiles.height * target.columnCount)
        paddedSource.scalars.update(from: source.scalars, count: sourceCount)
        paddedTarget.scalars.update(from: target.scalars, count: targetCount)
        Matrix(paddedTarget.scalars, rows: RowTiles.height, columns: target.columnCount).add(
            productOf: Matrix(paddedSource.scalars, rows: RowTiles.height, columns: source.columnCount), weight)
        target.scalars.update(from: paddedTarget.scalars, count: targetCount)
        withExtendedLifetime((paddedSource, paddedTarget)) {}
    }
}
