import CKernels

/// Some rows of a matrix of gradients, while one worker sums them up.
///
/// A weight's gradient is a sum of products of transposed cotangents `[sample, row]` and inputs `[sample, column]`. It is
/// formed transposed, panel by panel of the cotangents' columns, because then both factors are read as they lie in memory;
/// and each element is one sum over the samples in their order, however the rows are cut.
public struct GradientRows {
    /// Which rows of the matrix these are.
    public let rows: Range<Int>
    /// The number of columns of the matrix.
    public let columnCount: Int
    /// `[panel, column, row of the panel]`.
    private let sums: UnsafeMutablePointer<Float>
    private let packed: UnsafeMutablePointer<Float>

    /// Starts with zeros.
    ///
    /// - Parameters:
    ///   - rows: Which rows of the matrix are summed up.
    ///   - columnCount: The number of columns of the matrix.
    ///   - scratch: Memory to work in, ``scratchCount(rows:columns:)`` elements.
    init(_ rows: Range<Int>, columnCount: Int, scratch: UnsafeMutablePointer<Float>) {
        self.rows = rows
        self.columnCount = columnCount
        sums = scratch
        let sumCount = PackedMatrix.scalarCount(rows: columnCount, columns: rows.count)
        packed = scratch + sumCount
        sums.update(repeating: 0, count: sumCount)
    }

    /// How many rows of a matrix of so many columns are best summed up at once: whole panels, and few enough for the cache.
    public static func height(columns: Int) -> Int {
        let width = PackedMatrix.panelWidth
        return min(max(2_048 / max(columns, 1), width), 128) / width * width
    }

    static func scratchCount(rows: Int, columns: Int) -> Int {
        PackedMatrix.scalarCount(rows: columns, columns: rows) + blockHeight * PackedMatrix.panelWidth
    }

    /// Adds `cotangents` transposed times `inputs`, for those of these rows that lie in `range`.
    ///
    /// - Parameters:
    ///   - cotangents: `[sample, row]`; its first column belongs to the first row of `range`.
    ///   - range: The matrix's rows that the cotangents stand for.
    ///   - inputs: `[sample, column]`.
    public func add(_ cotangents: Matrix, of range: Range<Int>, times inputs: Matrix) {
        for first in stride(from: 0, to: inputs.rowCount, by: Self.blockHeight) {
            let samples = first..<min(first + Self.blockHeight, inputs.rowCount)
            forEachPanel(in: range) { sums, panel, shared in
                let columns = cotangents.rows(samples).columns(shared.shifted(by: -range.lowerBound))
                Matrix(sums, rows: columnCount, columns: PackedMatrix.panelWidth).add(
                    productOf: inputs.rows(samples).transposed,
                    pack(columns, at: shared.lowerBound - panel.lowerBound))
            }
        }
    }

    /// Adds the sums of the cotangents' columns: the gradient of a bias, whose matrix has one column.
    public func addSums(of cotangents: Matrix, of range: Range<Int>) {
        let shared = rows.clamped(to: range)
        cotangents.columns(shared.shifted(by: -range.lowerBound))
            .addColumnSums(to: sums + shared.lowerBound - rows.lowerBound)
    }

    /// Writes the rows, which lie close together.
    func write(to target: UnsafeMutablePointer<Float>) {
        let width = PackedMatrix.panelWidth
        for first in stride(from: 0, to: rows.count, by: width) {
            kernel_transpose(
                sums + first * columnCount, width, target + first * columnCount, columnCount, columnCount,
                min(width, rows.count - first))
        }
    }

    /// Adds a dense gradient of the same rows, which lie close together.
    func add(dense gradient: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
        accumulate(gradient, to: target, count: rows.count * columnCount)
    }

    private func forEachPanel(
        in range: Range<Int>,
        _ body: (_ sums: UnsafeMutablePointer<Float>, _ panel: Range<Int>, _ shared: Range<Int>) -> Void
    ) {
        let width = PackedMatrix.panelWidth
        for first in stride(from: rows.lowerBound, to: rows.upperBound, by: width) {
            let panel = first..<min(first + width, rows.upperBound)
            let shared = panel.clamped(to: range)
            if !shared.isEmpty { body(sums + (first - rows.lowerBound) * columnCount, panel, shared) }
        }
    }

    /// Columns as a panel; where they are not a panel's first ones, zeros stand before them.
    private func pack(_ columns: Matrix, at offset: Int) -> PackedMatrix {
        let width = PackedMatrix.panelWidth
        if offset == 0 {
            let panel = PackedMatrix(columns, into: packed)
            return PackedMatrix(panels: panel.panels, rows: columns.rowCount, columns: width)
        }
        packed.update(repeating: 0, count: columns.rowCount * width)
        for row in 0..<columns.rowCount {
            (packed + row * width + offset).update(
                from: columns.scalars + row * columns.stride, count: columns.columnCount)
        }
        return PackedMatrix(panels: packed, rows: columns.rowCount, columns: width)
    }

    /// As many samples as keep a panel of them, 28 KB, in the fastest cache.
    private static let blockHeight = 7_168 / PackedMatrix.panelWidth
}

extension Range<Int> {
    fileprivate func shifted(by distance: Int) -> Range<Int> {
        lowerBound + distance..<upperBound + distance
    }
}
