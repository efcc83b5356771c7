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

    @Test("A product is the sum of products, for plain and transposed views")
    func productIsSumOfProducts() {
        let (rows, inner, columns) = (37, 19, 23)
        let (a, b, c) = (buffer(rows * inner), buffer(inner * columns), Buffer(count: rows * columns))
        c.fill(1)
        let left = Matrix(a.scalars, rows: rows, columns: inner)
        let right = Matrix(b.scalars, rows: columns, columns: inner).transposed
        workers.addProduct(left, right, to: Matrix(c.scalars, rows: rows, columns: columns))
        for (row, column) in [(0, 0), (15, 22), (16, 3), (36, 22)] {
            let expected = (0..<inner).reduce(1.0) {
                $0 + Double(a.scalars[row * inner + $1]) * Double(b.scalars[column * inner + $1])
            }
            #expect(abs(Double(c.scalars[row * columns + column]) - expected) < 1e-5)
        }
        withExtendedLifetime((a, b)) {}
    }

    @Test("A row's product does not depend on the rows around it", arguments: [1, 5, 16, 17, 40])
    func productIgnoresOtherRows(rowCount: Int) {
        let (inner, columns) = (64, 48)
        let (a, b) = (buffer(40 * inner), buffer(inner * columns))
        let weight = Matrix(b.scalars, rows: inner, columns: columns)
        let (all, some) = (workers.memory.zeros(count: 40 * columns), workers.memory.zeros(count: rowCount * columns))
        let input = Matrix(a.scalars, rows: 40, columns: inner)
        workers.addProduct(input, weight, to: Matrix(all.scalars, rows: 40, columns: columns))
        workers.addProduct(
            input.rows(40 - rowCount, count: rowCount), weight,
            to: Matrix(some.scalars, rows: rowCount, columns: columns))
        #expect(some.array == Array(all.array.suffix(rowCount * columns)))
    }

    @Test("A product over rows is the transpose's product")
    func transposedProductSumsOverRows() {
        let (rows, outputs, inputs) = (21, 70, 5)
        let (a, b, c) = (buffer(rows * outputs), buffer(rows * inputs), Buffer(count: outputs * inputs))
        c.fill(0)
        workers.addTransposedProduct(
            Matrix(a.scalars, rows: rows, columns: outputs), Matrix(b.scalars, rows: rows, columns: inputs),
            to: Matrix(c.scalars, rows: outputs, columns: inputs))
        for (output, input) in [(0, 0), (69, 4), (64, 2)] {
            let expected = (0..<rows).reduce(0.0) {
                $0 + Double(a.scalars[$1 * outputs + output]) * Double(b.scalars[$1 * inputs + input])
            }
            #expect(abs(Double(c.scalars[output * inputs + input]) - expected) < 1e-5)
        }
    }
}
