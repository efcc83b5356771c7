/// A shade for each place of a picture: a polynomial of second degree in column and row.
struct QuadraticSurface {
    /// The shade of a pixel.
    struct Sample {
        let column: Int
        let row: Int
        let shade: Float
    }

    private static let termCount = 6
    /// The factors of 1, x, y, x², xy, y².
    private var factors: [Double]
    private let width: Int
    private let height: Int

    /// The same shade everywhere in a picture of the given size.
    init(constant: Double, width: Int, height: Int) {
        factors = [constant] + Array(repeating: 0, count: Self.termCount - 1)
        (self.width, self.height) = (width, height)
    }

    subscript(column: Int, row: Int) -> Float {
        let (x, y) = place(column, row)
        return Float(
            factors[0] + x * (factors[1] + factors[3] * x + factors[4] * y) + y * (factors[2] + factors[5] * y))
    }

    /// The surface with the least squared distance from the samples; the present one where there are too few.
    func fitted(to samples: [Sample]) -> QuadraticSurface {
        guard samples.count >= 4 * Self.termCount else { return self }
        let count = Self.termCount
        var equations = Array(repeating: Array(repeating: 0.0, count: count + 1), count: count)
        for sample in samples {
            let (x, y) = place(sample.column, sample.row)
            let terms = [1, x, y, x * x, x * y, y * y]
            for row in 0..<count {
                for column in row..<count { equations[row][column] += terms[row] * terms[column] }
                equations[row][count] += terms[row] * Double(sample.shade)
            }
        }
        for row in 0..<count {
            for column in 0..<row { equations[row][column] = equations[column][row] }
            // In a picture one pixel wide the terms are not independent: this makes the needless ones zero.
            equations[row][row] += 1e-9 * Double(samples.count)
        }
        var fitted = self
        fitted.factors = Self.solution(of: equations)
        return fitted
    }

    /// Column and row as numbers from -1 to 1.
    private func place(_ column: Int, _ row: Int) -> (x: Double, y: Double) {
        (2 * Double(column) / Double(max(width - 1, 1)) - 1, 2 * Double(row) / Double(max(height - 1, 1)) - 1)
    }

    /// The unknowns of linear equations whose matrix is symmetric and positive definite, so that no pivot is zero.
    private static func solution(of equations: [[Double]]) -> [Double] {
        var rows = equations
        for pivot in rows.indices {
            for row in rows.indices where row != pivot {
                let factor = rows[row][pivot] / rows[pivot][pivot]
                for column in pivot..<rows[row].count { rows[row][column] -= factor * rows[pivot][column] }
            }
        }
        return rows.indices.map { (rows[$0].last ?? 0) / rows[$0][$0] }
    }
}
