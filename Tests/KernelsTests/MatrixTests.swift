import Kernels
import Testing

@Suite("Matrices")
struct MatrixTests {
    let workers = Workers(count: 2)

    func buffer(_ count: Int) -> Buffer {
        let buffer = Buffer(count: count)
        buffer.copy((0..<count).map { Float(($0 * 37 + 11) % 101) / 50 - 1 })
        return buffer
    }

    /// The largest error of `result` [rows, columns] against sums over `inner` products.
    func largestError(
        _ result: Buffer, _ rows: Int, _ columns: Int, _ inner: Int, start: Double = 0,
        _ term: (Int, Int, Int) -> Double
    ) -> Double {
        var largest = 0.0
        for row in 0..<rows {
            for column in 0..<columns {
                let expected = (0..<inner).reduce(start) { $0 + term(row, column, $1) }
                largest = max(largest, abs(Double(result.scalars[row * columns + column]) - expected))
            }
        }
        return largest
    }

    @Test(
        "A product is the sum of products, at every height of a tile and width of a panel",
        arguments: Array(1...13) + [31, 37], [1, 3, 8, 15, 16, 17, 33, 64])
    func productIsSumOfProducts(rows: Int, columns: Int) {
        let inner = 19
        let (a, b, c) = (buffer(rows * inner), buffer(inner * columns), Buffer(count: rows * columns))
        c.fill(1)
        let left = Matrix(a.scalars, rows: rows, columns: inner)
        let result = Matrix(c.scalars, rows: rows, columns: columns)
        let plain = { row, column, k in Double(a.scalars[row * inner + k]) * Double(b.scalars[k * columns + column]) }
        let transposed = { row, column, k in
            Double(a.scalars[row * inner + k]) * Double(b.scalars[column * inner + k])
        }
        workers.product(left, Matrix(b.scalars, rows: inner, columns: columns), into: result, adding: true)
        #expect(largestError(c, rows, columns, inner, start: 1, plain) < 1e-5)
        workers.product(left, Matrix(b.scalars, rows: columns, columns: inner).transposed, into: result)
        #expect(largestError(c, rows, columns, inner, transposed) < 1e-5)
    }

    @Test("A product can begin with a bias for each column")
    func productAddsBias() {
        let (a, b, c) = (buffer(5 * 7), buffer(7 * 20), Buffer(count: 5 * 20))
        let bias = buffer(20)
        workers.product(
            Matrix(a.scalars, rows: 5, columns: 7), Matrix(b.scalars, rows: 7, columns: 20), bias: bias,
            into: Matrix(c.scalars, rows: 5, columns: 20))
        let error = largestError(c, 5, 20, 7) { row, column, k in
            Double(a.scalars[row * 7 + k]) * Double(b.scalars[k * 20 + column]) + Double(bias.scalars[column]) / 7
        }
        #expect(error < 1e-5)
    }

    @Test("A row's product does not depend on the rows around it", arguments: [1, 5, 16, 17, 40])
    func productIgnoresOtherRows(rowCount: Int) {
        let (inner, columns) = (64, 48)
        let (a, b) = (buffer(40 * inner), buffer(inner * columns))
        let weight = Matrix(b.scalars, rows: inner, columns: columns)
        let (all, some) = (workers.memory.zeros(count: 40 * columns), workers.memory.zeros(count: rowCount * columns))
        let input = Matrix(a.scalars, rows: 40, columns: inner)
        workers.product(input, weight, into: Matrix(all.scalars, rows: 40, columns: columns))
        workers.product(
            input.rows(40 - rowCount..<40), weight, into: Matrix(some.scalars, rows: rowCount, columns: columns))
        #expect(some.array == Array(all.array.suffix(rowCount * columns)))
    }

    @Test("A dense layer's gradients are sums over the samples, and any cut of their rows gives the same bytes")
    func gradientsAreSumsOverSamples() {
        let (samples, outputs, inputs) = (517, 70, 5)
        let (cotangents, values) = (buffer(samples * outputs), buffer(samples * inputs))
        let weight = DenseWeightGradient(
            cotangents: cotangents, inputs: values, outputCount: outputs, inputCount: inputs)
        let whole = rows(0..<outputs, of: weight, columns: inputs)
        let error = largestError(whole, outputs, inputs, samples) { output, input, sample in
            Double(cotangents.scalars[sample * outputs + output]) * Double(values.scalars[sample * inputs + input])
        }
        #expect(error < 1e-3)
        let bias = rows(
            0..<outputs, of: DenseBiasGradient(cotangents: cotangents, outputCount: outputs), columns: 1)
        #expect(
            largestError(bias, outputs, 1, samples) { Double(cotangents.scalars[$2 * outputs + $0]) + 0 * Double($1) }
                < 1e-3)
        for cut in [1, 16, 33] {
            let parts =
                rows(0..<cut, of: weight, columns: inputs).array
                + rows(cut..<outputs, of: weight, columns: inputs).array
            #expect(parts == whole.array)
        }
    }

    func rows(_ rows: Range<Int>, of gradient: some RowwiseGradient, columns: Int) -> Buffer {
        let result = Buffer(count: rows.count * columns)
        workers.withGradient(of: rows, columns: columns, [gradient], dense: nil, worker: 0) {
            result.scalars.update(from: $0, count: result.count)
        }
        return result
    }
}
